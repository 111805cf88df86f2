import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { openDatabase } from '@/db/client'
import { cancelImport } from '@/lib/awards/imports/cancel-import'
import { checkImport } from '@/lib/awards/imports/check-import'
import { commitImport } from '@/lib/awards/imports/commit-import'
import { draftImport } from '@/lib/awards/imports/draft-import'
import { proposePlan } from '@/lib/awards/imports/layouts/detect'
import { planImport } from '@/lib/awards/imports/plan-import'
import { getImport } from '@/lib/awards/imports/queries'
import { type ImportPlan, openQuestions, type Question } from '@/lib/awards/imports/schema'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { isoDay } from '@/lib/platform/clock/dates'
import { SetupError } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { type ImportArguments, readArguments } from './import/arguments'
import { findIssuer } from './import/find-issuer'
import { follow } from './import/follow'
import { openInstallation } from './import/installation'
import { type ImportReport, printReport, readReport } from './import/report'

/**
 * Takes a file of completions or grades in, whether Laurel runs or not. Exit codes: 0 the file was
 * taken in (rows that could not be are listed), 1 it was refused and nothing was, 2 with `--strict`
 * when a row was rejected.
 */
export async function main(args: string[]): Promise<number> {
  const asked = readArguments(args)
  const bytes = await readGiven(asked.file)
  const installation = await openInstallation()
  const database = openDatabase(installation.databaseUrl, { max: 3 })
  try {
    const ctx = () => systemContext('import', database.db)
    const report = await take(ctx, asked, bytes, installation.alone)
    if (asked.json) await writeFile(asked.json, `${JSON.stringify(report, null, 2)}\n`)
    printReport(report, asked)
    if (installation.alone && !asked.dryRun && report.accepted > 0) {
      console.log('Certificates are made when Laurel runs: npm start.')
    }
    return asked.strict && report.rejected.length > 0 ? 2 : 0
  } finally {
    await database.close()
    await installation.close()
  }
}

async function readGiven(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new SetupError(`There is no file ${file}.`)
    if (code === 'EISDIR') throw new SetupError(`${file} is a folder, not a file.`)
    throw error
  }
}

async function take(
  ctx: () => Ctx,
  asked: ImportArguments,
  bytes: Uint8Array,
  alone: boolean,
): Promise<ImportReport> {
  const { issuer, courseId } = await findIssuer(ctx(), asked, bytes)
  const { importId, isNew } = await draftImport(ctx(), {
    ...{ issuerId: issuer.id, fileName: basename(asked.file), bytes },
    variant: asked.dryRun ? `dry-run ${newId()}` : variantOf(asked),
  })
  const { state } = await getImport(ctx(), { importId })
  if (state === 'draft') {
    try {
      await planAndCheck(ctx(), importId, asked, courseId)
    } catch (error) {
      // What is refused here is not kept: with other options it is another import.
      if (isNew) await cancelImport(ctx(), { importId })
      throw error
    }
    if (asked.dryRun) {
      const report = await readReport(ctx(), importId, false)
      await cancelImport(ctx(), { importId })
      return report
    }
    if (await hasRows(ctx(), importId)) await commitImport(ctx(), { importId })
  }
  if ((await getImport(ctx(), { importId })).state !== 'draft') await follow(ctx, importId, alone)
  return readReport(ctx(), importId, !isNew && state !== 'draft')
}

/** A file in which nobody has completed anything stays a draft, to be read in another way. */
async function hasRows(ctx: Ctx, importId: string): Promise<boolean> {
  const { rows, notCompleted, rejected } = await getImport(ctx, { importId })
  return rows > notCompleted || rejected > 0
}

/** The options that change how a file is read: with others, the same file is another import. */
function variantOf({ course, dateOrder, layout, passMark, date }: ImportArguments): string {
  const given = { course: course?.toLowerCase(), dateOrder, layout, passMark, date }
  const text = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  )
  return text.join(' ')
}

async function planAndCheck(
  ctx: Ctx,
  importId: string,
  asked: ImportArguments,
  courseId: string | undefined,
) {
  const { facts } = await getImport(ctx, { importId })
  if (!facts) throw new Error(`import ${importId} has no facts`)
  const today = isoDay(ctx.now)
  const plan: Partial<ImportPlan> = {
    ...proposePlan(facts.headings, today, asked.layout),
    ...(asked.dateOrder ? { dateOrder: asked.dateOrder } : {}),
    ...(asked.date ? { completedOn: asked.date } : {}),
    ...(courseId ? { courseId } : {}),
    ...(asked.passMark === undefined
      ? {}
      : { passMark: asked.passMark, completion: 'pass-mark' as const }),
  }
  await planImport(ctx, { importId, plan })
  const found = await getImport(ctx, { importId })
  const passMark = found.courses.find(({ id }) => id === courseId)?.passMark ?? null
  const open = found.plan && found.facts && openQuestions(found.plan, found.facts, passMark)
  const [question] = (open ?? []).filter((one) => one !== 'date-order')
  if (question) throw new SetupError(toSay[question])
  await checkImport(ctx, { importId, ambiguousDates: 'reject' })
}

const toSay: Record<Question, string> = {
  email: 'No column of the file holds e-mail addresses: name one “email”.',
  name: 'No column of the file holds names: name one “name”.',
  course: 'The file does not say of which course it is: name it with --course CODE.',
  date: 'The file does not say when the course was completed: give the day with --date YYYY-MM-DD.',
  'date-order': 'Dates can be read in two ways: say which with --date-format dmy or mdy.',
  score: 'The file has no column of scores to hold against the pass mark.',
  eligible: 'The file has no column that says who is eligible.',
  'pass-mark':
    'The course has no pass mark, so nobody can say who completed it: give one with --pass-mark N.',
}
