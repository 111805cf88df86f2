import type { ToldVerification } from './told'

export type NextStep = 'again' | 'original' | 'record' | 'issuer' | 'report'

/** What helps: by which step could not be done, and by what is known of the certificate. */
export function nextSteps({ verdict, checks, certificate }: ToldVerification): NextStep[] {
  if (verdict === 'invalid')
    return ['original', ...(certificate ? (['record'] as const) : []), 'report']
  if (verdict !== 'unverifiable') return []
  const open = new Set(checks.filter((one) => one.outcome === 'unknown').map((one) => one.name))
  const remote = ['issuer', 'status', 'schema'] as const
  const steps: NextStep[] = []
  if (remote.some((name) => open.has(name))) steps.push('again')
  if (certificate) steps.push('record')
  if (['format', 'signature', 'record'].some((name) => open.has(name as 'format'))) {
    steps.push('original')
  }
  return [...steps, 'issuer']
}
