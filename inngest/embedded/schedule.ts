import { Cron } from 'croner'

const names = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)'
const item = `(?:\\*|\\d+|${names})(?:-(?:\\d+|${names}))?(?:/\\d+)?`
const field = new RegExp(`^${item}(?:,${item})*$`, 'i')

/**
 * Reads a trigger such as `TZ=Europe/Paris 30 6 * * 1-5`. Throws when it has not five plain fields
 * or names a zone that does not exist: a server would read other spellings differently.
 */
export function parseCron(text: string): { next: (after: Date) => Date } {
  const [, zone, pattern] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/.exec(text.trim()) ?? []
  const fields = pattern?.trim().split(/\s+/) ?? []
  if (fields.length !== 5) throw new Error(`${fields.length} fields where 5 are understood`)
  const odd = fields.find((part) => !field.test(part))
  if (odd) throw new Error(`“${odd}” is not understood`)
  if (/(^|[^\d/])7/.test(fields[4] ?? '')) throw new Error('Sunday is 0, not 7')
  const cron = new Cron(fields.join(' '), {
    paused: true,
    mode: '5-part',
    timezone: zone ?? 'UTC',
  })
  const next = (after: Date) => {
    const date = cron.nextRun(after)
    if (!date) throw new Error(`“${text}” never comes`)
    return date
  }
  // Only a look at the clock tells a zone that does not exist.
  next(new Date())
  return { next }
}
