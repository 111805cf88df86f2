import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '@/db/client'
import { systemContext } from '@/lib/platform/access/context'
import { SetupError } from '@/lib/platform/errors/errors'
import { checkDemo } from './demo/check'
import { logFile } from './demo/log-file'
import { awardExample } from './demo/main-job'
import { printPhase, printResult } from './demo/print'
import { readResult } from './demo/result'
import { seed } from './seed'
import { startLaurel } from './supervise'

/**
 * Serves Laurel with the story of db/seed, does the main job on the example file and says what came
 * of it. `--once` checks every page and document and ends; `--json FILE` writes the result down.
 */
export async function main(args: string[]): Promise<number> {
  const began = performance.now()
  process.env.LAUREL_DEMO = '1'
  const { once, json } = readArguments(args)
  const log = logFile()
  const ending = new AbortController()
  const laurel = await startLaurel({
    demo: true,
    onPhase: printPhase,
    onLog: log.write,
    onStopping: () => ending.abort(),
  })
  const database = openDatabase(laurel.databaseUrl, { max: 3 })
  try {
    const ctx = () => systemContext('demo', database.db)
    await seed(database.db)
    const importId = await awardExample(ctx, ending.signal)
    if (ending.signal.aborted) return 0
    const seconds = (performance.now() - began) / 1000
    const result = { ...(await readResult(ctx(), importId, laurel.baseUrl)), seconds }
    if (json) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`)
    await printResult(ctx(), result, log.path)
    if (!once) await new Promise((done) => ending.signal.addEventListener('abort', done))
    else await checkDemo(result)
    return 0
  } finally {
    await database.close()
    await laurel.stop()
    await log.close()
  }
}

function readArguments(args: string[]): { once: boolean; json: string | undefined } {
  try {
    const options = { once: { type: 'boolean' }, json: { type: 'string' } } as const
    const { values } = parseArgs({ args, options })
    // npm hands paths on as they were typed, beside the folder it was called from.
    const from = process.env.INIT_CWD ?? process.cwd()
    return { once: values.once ?? false, json: values.json && resolve(from, values.json) }
  } catch (error) {
    throw new SetupError(
      `${error instanceof Error ? error.message : error}. The demo takes --once and --json FILE.`,
    )
  }
}
