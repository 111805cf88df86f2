const units: Record<string, number> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
}

/**
 * The instant a sleep or time-out means: `1d2h30m` from `now`, or an ISO date. The SDK sends no
 * other spelling; it sends an empty one for what it could not read itself (`1h30m` written by hand among
 * them), which must not become no sleep at all. Throws RangeError on anything else.
 */
export function instantOf(text: string, now = Date.now()): Date {
  if (/^(\d+[wdhms])+$/.test(text)) {
    const parts = text.matchAll(/(\d+)([wdhms])/g)
    let sum = 0
    for (const [, amount, unit = ''] of parts) sum += Number(amount) * (units[unit] ?? 0)
    return new Date(now + sum)
  }
  const date = new Date(/^\d{4}-\d\d-\d\dT/.test(text) ? text : Number.NaN)
  if (Number.isNaN(date.getTime())) throw new RangeError(`“${text}” is no duration and no date`)
  return date
}
