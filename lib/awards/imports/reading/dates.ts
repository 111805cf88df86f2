import type { DateOrder } from '../schema'

/** A moment read from a cell, or why there is none. Cells without a zone are read as UTC. */
export type ReadDate =
  | { date: Date }
  | { fault: 'empty' | 'none' | 'number' }
  | { fault: 'ambiguous'; dayFirst: Date; monthFirst: Date }

const clock = String.raw`(?:,?[ T]+|T)(?<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(?: ?(?<half>[ap])\.?m\.?)? ?(?<zone>Z|UTC|[+-]\d{2}:?\d{2})?`
const end = `(?:${clock})?$`
const forms = {
  yearFirst: new RegExp(String.raw`^(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})${end}`, 'iu'),
  numbers: new RegExp(
    String.raw`^(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})\k<mark>(?<y>\d{4}|\d{2})${end}`,
    'iu',
  ),
  dayWord: new RegExp(
    String.raw`^(?<d>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:de )?(?<word>\p{L}+)\.?,?[ -](?:de )?(?<y>\d{4})${end}`,
    'iu',
  ),
  wordDay: new RegExp(
    String.raw`^(?<word>\p{L}+)\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})${end}`,
    'iu',
  ),
}

/** Reads a date or a moment; `order` says which number comes first where it could be either. */
export function readDate(text: string, order: DateOrder | null): ReadDate {
  const given = tidy(text)
  if (given === '') return { fault: 'empty' }
  if (/^\d{5}([.,]\d+)?$/.test(given)) return { fault: 'number' }
  const year = forms.yearFirst.exec(given)?.groups
  if (year) return moment(year, Number(year.y), Number(year.m), Number(year.d))
  const word = (forms.dayWord.exec(given) ?? forms.wordDay.exec(given))?.groups
  if (word) return moment(word, Number(word.y), monthOf(word.word ?? ''), Number(word.d))
  const numbers = forms.numbers.exec(given)?.groups
  return numbers ? readNumbers(numbers, order) : { fault: 'none' }
}

/** What a cell says about the order of day and month in its file; null where it says nothing. */
export function orderIn(text: string): 'dmy' | 'mdy' | 'either' | null {
  const numbers = forms.numbers.exec(tidy(text))?.groups
  if (!numbers || numbers.mark === '.') return null
  const [first, second] = [Number(numbers.a), Number(numbers.b)]
  if (first === second) return null
  if (first > 12) return second > 12 ? null : 'dmy'
  return second > 12 ? 'mdy' : 'either'
}

type Groups = Record<string, string | undefined>

function readNumbers(groups: Groups, order: DateOrder | null): ReadDate {
  const year = fullYear(groups.y ?? '')
  const [a, b] = [Number(groups.a), Number(groups.b)]
  const dayFirst = moment(groups, year, b, a)
  const monthFirst = moment(groups, year, a, b)
  // Nobody writes the month first and dots.
  if (groups.mark === '.' || order === 'dmy') return dayFirst
  if (order === 'mdy') return monthFirst
  if (order === 'ymd') return { fault: 'none' }
  if ('date' in dayFirst && 'date' in monthFirst && a !== b) {
    return { fault: 'ambiguous', dayFirst: dayFirst.date, monthFirst: monthFirst.date }
  }
  return 'date' in dayFirst ? dayFirst : monthFirst
}

/** JavaScript rolls 30 February over into March; people do not. */
function moment(groups: Groups, year: number, month: number, day: number): ReadDate {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || day < 1 || day > last) return { fault: 'none' }
  const time = milliseconds(groups)
  const offset = minutesOf(groups.zone)
  if (time === null || offset === null) return { fault: 'none' }
  const start = new Date(0)
  start.setUTCFullYear(year, month - 1, day)
  return { date: new Date(start.getTime() + time - offset * 60_000) }
}

function milliseconds({ time, half }: Groups): number | null {
  if (!time) return 0
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  if (minutes > 59 || seconds >= 60) return null
  if (!half) return hours > 23 ? null : toMs(hours, minutes, seconds)
  if (hours < 1 || hours > 12) return null
  return toMs((hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0), minutes, seconds)
}

function toMs(hours: number, minutes: number, seconds: number) {
  return (hours * 60 + minutes) * 60_000 + Math.round(seconds * 1000)
}

/** East of Greenwich; null for a zone that no clock shows. */
function minutesOf(zone: string | undefined): number | null {
  if (!zone || /^(z|utc)$/i.test(zone)) return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (hours > 14 || minutes > 59) return null
  return (hours * 60 + minutes) * (zone.startsWith('-') ? -1 : 1)
}

function fullYear(text: string): number {
  const year = Number(text)
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year
}

/** Without the blanks that programs put in and the weekday before the date. */
function tidy(text: string): string {
  return text
    .replace(/[\u00A0\u202F\s]+/g, ' ')
    .trim()
    .replace(/^\p{L}+\.?, (?=\d)/u, '')
}

function monthOf(word: string): number {
  return months.get(word.toLowerCase()) ?? 0
}

/** The months as calendars in these languages name them, in full and in short. */
const months = new Map<string, number>(
  ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, i): [string, number] => {
        const parts = format.formatToParts(Date.UTC(2026, i, 1))
        const name = parts.find(({ type }) => type === 'month')?.value ?? ''
        return [name.replace('.', '').toLowerCase(), i + 1]
      })
    }),
  ),
).set('sept', 9)
