/** Whether `name` is a time zone that this machine knows, such as `Europe/Berlin`. */
export function isZone(name: string | undefined): name is string {
  try {
    return Boolean(name && Intl.DateTimeFormat('en', { timeZone: name }))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The moment at which a day, as 2026-11-23, begins in `zone`. */
export function startOfDay(day: string, zone: string): Date {
  const utc = new Date(`${day}T00:00:00Z`)
  const near = new Date(utc.getTime() - offsetMs(utc, zone))
  // Near a change of clocks the zone's midnight has another offset than UTC's.
  return new Date(utc.getTime() - offsetMs(near, zone))
}

/** How far the clocks of `zone` are ahead of UTC at `moment`. */
function offsetMs(moment: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone: zone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const part = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>
  const shown = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second)
  return shown - Math.floor(moment.getTime() / 1000) * 1000
}
