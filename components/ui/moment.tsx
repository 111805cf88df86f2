const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** "23 Nov 2026", in UTC. */
export function dayText(date: Date): string {
  // Intl writes "Sept"; every other month has three letters.
  return day.format(date).replace('Sept', 'Sep')
}

/** A date, as "23 Nov 2026". */
export function Day({ date }: { date: Date }) {
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap">
      {dayText(date)}
    </time>
  )
}

/** A moment, as "23 Nov 2026, 14:05 UTC". */
export function Moment({ date }: { date: Date }) {
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap">
      {dayText(date)}, {clock.format(date)} UTC
    </time>
  )
}
