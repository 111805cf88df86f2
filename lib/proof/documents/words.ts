import type { Wording } from './schema'

/** The words printed on a certificate, where its template has none of its own. */
const english = {
  heading: 'Certificate of Completion',
  before: 'This is to certify that',
  between: 'has successfully completed',
  awarded: 'Awarded on',
  expires: 'Valid until',
  score: 'Score',
  number: 'Certificate no.',
  scan: 'Scan to verify',
}
export type Words = typeof english

export function wordsOf(wording: Wording): Words {
  const own = Object.entries(wording).filter(([, word]) => word !== undefined && word !== '')
  return { ...english, ...Object.fromEntries(own) }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const formats = new Map<string, Intl.DateTimeFormat>()

/** "2026-11-23" as "23 Nov 2026", or as the language writes it: a calendar day, so no zone shifts it. */
export function formatDay(isoDate: string, language: string): string {
  const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number)
  if (language === 'en') return `${day} ${months[month - 1]} ${year}`
  let format = formats.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
    formats.set(language, format)
  }
  return format.format(new Date(Date.UTC(year, month - 1, day)))
}

/** 87.5 as "87.5 of 100" in English, "87,5 / 100" elsewhere. */
export function formatScore(score: number, language: string): string {
  if (language === 'en') return `${score} of 100`
  return `${new Intl.NumberFormat(language).format(score)} / 100`
}
