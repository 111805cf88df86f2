import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '@/db/client'
import type { KeptNote } from '@/lib/awards/log/verify/marks'
import { type LogReport, verifyLog } from '@/lib/awards/log/verify-log'
import { systemContext } from '@/lib/platform/access/context'
import { SetupError } from '@/lib/platform/errors/errors'
import { openInstallation } from './import/installation'

const usage = 'Use it as: npm run log:verify -- [--checkpoint FILE].'

/**
 * Checks the database against its transparency log, whether Laurel runs or not. Exit codes: 0 all is
 * as the log says, 1 it is not, and the first row that is wrong is named.
 */
export async function main(args: string[]): Promise<number> {
  const kept = await readGiven(args)
  const installation = await openInstallation()
  const database = openDatabase(installation.databaseUrl, { max: 2 })
  try {
    const report = await verifyLog(systemContext('log-verify', database.db), { kept })
    for (const line of inWords(report, kept)) console.log(line)
    return report.bad ? 1 : 0
  } finally {
    await database.close()
    await installation.close()
  }
}

async function readGiven(args: string[]): Promise<KeptNote[]> {
  const file = fileOf(args)
  if (file === undefined) return []
  // npm hands paths on as they were typed, beside the folder it was called from.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file)
  try {
    return [{ where: 'file', name: basename(path), note: await readFile(path, 'utf8') }]
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new SetupError(`There is no file ${path}.`)
    if (code === 'EISDIR') throw new SetupError(`${path} is a folder, not a file.`)
    throw error
  }
}

/** @throws SetupError, a sentence, for what cannot be understood. */
function fileOf(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { checkpoint: { type: 'string' } } }).values.checkpoint
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}. ${usage}`)
  }
}

function inWords({ bad, counts, former }: LogReport, kept: KeptNote[]): string[] {
  const seen = [
    amount(counts.leaves, 'entry', 'entries'),
    amount(counts.checkpoints, 'checkpoint', 'checkpoints'),
    amount(counts.tiles, 'tile', 'tiles'),
    amount(counts.credentials, 'credential', 'credentials'),
  ].join(', ')
  if (bad) {
    return [
      `The database is not what its transparency log says: ${bad.table}, ${bad.id}, ${bad.what}.`,
      `Nothing was wrong before that: ${seen}. What comes after it was not looked at.`,
    ]
  }
  const { waiting, erased, certificatesWithoutCredential, revocationsBeforeLog } = counts
  const also = [
    [waiting, 'waiting for a place in the log', 'entry', 'entries'],
    [erased, 'saying nothing any more, since somebody was erased', 'entry', 'entries'],
    [certificatesWithoutCredential, 'without a credential yet', 'certificate', 'certificates'],
    [revocationsBeforeLog, 'older than the log', 'revocation', 'revocations'],
  ] as const
  return [
    `The database is what its transparency log says: ${seen}.`,
    ...also.flatMap(([count, how, one, many]) =>
      count > 0 ? `Besides, ${amount(count, one, many)} ${how}.` : [],
    ),
    ...kept.map((one) =>
      former.includes(one)
        ? `The checkpoint in ${one.name} is of a log before: the log was begun anew without the last entries that it covers, as /log tells.`
        : `The log goes on from the checkpoint in ${one.name}.`,
    ),
  ]
}

const amount = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
