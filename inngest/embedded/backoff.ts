const seconds = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200]

/**
 * Milliseconds to wait before the attempt after `attempt` (zero-based): 15 s, 30 s, 1 m … 2 h,
 * each up to a tenth longer, so that what failed together does not return together.
 */
export function backoff(attempt: number, random = Math.random()): number {
  const base = seconds[Math.min(attempt, seconds.length - 1)] ?? 7200
  return Math.round(base * 1000 * (1 + random / 10))
}

/** Milliseconds a `retry-after` header asks for: seconds, or a date. Undefined when unreadable. */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}
