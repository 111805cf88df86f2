import { createHmac } from 'node:crypto'

/** The header by which an Inngest server signs a body; `at` in seconds. */
export function signatureOf(body: object, key: string, at = Math.round(Date.now() / 1000)): string {
  const secret = key.replace(/^signkey-\w+-/, '')
  const text = `${JSON.stringify(sorted(body))}${at}`
  return `t=${at}&s=${createHmac('sha256', secret).update(text).digest('hex')}`
}

/** As RFC 8785 has it, as far as these bodies go. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
