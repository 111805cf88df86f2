import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dateOrders, layoutIds } from '@/lib/awards/imports/schema'
import { SetupError } from '@/lib/platform/errors/errors'

/** What `npm run import` was asked for. Paths are absolute. */
export type ImportArguments = {
  file: string
  issuer: string | undefined
  course: string | undefined
  dateOrder: (typeof dateOrders)[number] | undefined
  layout: (typeof layoutIds)[number] | undefined
  passMark: number | undefined
  date: string | undefined
  dryRun: boolean
  strict: boolean
  json: string | undefined
}

const usage = `Use it as: npm run import -- FILE [--issuer SLUG] [--course CODE] [--date-format ${dateOrders.join('|')}] [--layout ${layoutIds.join('|')}] [--pass-mark N] [--date YYYY-MM-DD] [--dry-run] [--strict] [--json FILE].`

const options = {
  issuer: { type: 'string' },
  course: { type: 'string' },
  'date-format': { type: 'string' },
  layout: { type: 'string' },
  'pass-mark': { type: 'string' },
  date: { type: 'string' },
  'dry-run': { type: 'boolean' },
  strict: { type: 'boolean' },
  json: { type: 'string' },
} as const

/** @throws SetupError, a sentence, for what cannot be understood. */
export function readArguments(args: string[]): ImportArguments {
  const { values, positionals } = parsed(args)
  const [file, ...more] = positionals
  if (!file) throw new SetupError(`No file is named. ${usage}`)
  if (more.length > 0) throw new SetupError(`One file at a time, please. ${usage}`)
  // npm hands paths on as they were typed, beside the folder it was called from.
  const from = process.env.INIT_CWD ?? process.cwd()
  return {
    file: resolve(from, file),
    issuer: values.issuer,
    course: values.course,
    dateOrder: oneOf('--date-format', dateOrders, values['date-format']),
    layout: oneOf('--layout', layoutIds, values.layout),
    passMark: passMarkOf(values['pass-mark']),
    date: dateOf(values.date),
    dryRun: values['dry-run'] ?? false,
    strict: values.strict ?? false,
    json: values.json && resolve(from, values.json),
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}. ${usage}`)
  }
}

function oneOf<T extends string>(name: string, known: readonly T[], given: string | undefined) {
  const found = known.find((one) => one === given)
  if (given !== undefined && !found) {
    throw new SetupError(`${name} is “${given}”; it must be one of ${known.join(', ')}.`)
  }
  return found
}

function passMarkOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const value = Number(given.replace(',', '.'))
  if (given.trim() !== '' && value >= 0 && value <= 100) return value
  throw new SetupError(`--pass-mark is “${given}”; it must be a number from 0 to 100.`)
}

function dateOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const date = new Date(`${given}T00:00:00Z`)
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(given)
  if (!real || given.length !== 10) {
    throw new SetupError(`--date is “${given}”; it must be a day such as 2026-11-23.`)
  }
  if (date > new Date()) throw new SetupError(`--date is “${given}”, which lies in the future.`)
  return given
}
