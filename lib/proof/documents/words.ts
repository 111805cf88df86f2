/** The words printed on a certificate, apart from those of the document itself. */
export const words = {
  en: {
    heading: 'Certificate of Completion',
    before: 'This is to certify that',
    between: 'has successfully completed',
    awarded: 'Awarded on',
    expires: 'Valid until',
    score: 'Score',
    outOf: (score: number) => `${score} of 100`,
    number: 'Certificate no.',
    verify: 'Verify at',
    scan: 'Scan to verify',
  },
} as const

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "2026-11-23" as "23 Nov 2026": a calendar day, so no zone can shift it. */
export function formatDay(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number)
  return `${day} ${months[(month ?? 1) - 1]} ${year}`
}
