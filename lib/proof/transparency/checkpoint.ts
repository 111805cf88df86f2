import { hashBytes } from './hashes'

/** What the log looked like: at `time` it had `size` leaves under `root`. */
export type Checkpoint = {
  /** Which log: its address without the scheme, as in `example.org/log`. */
  origin: string
  size: number
  root: Buffer
  /** To the millisecond; null in the checkpoints of other logs. */
  time: Date | null
  /** The size of the checkpoint before this one, 0 for the first; null in those of other logs. */
  previous: number | null
}

/**
 * The text of a checkpoint's note (C2SP tlog-checkpoint), with two extension lines. `time` (seconds,
 * to the millisecond, since 1970) stands under the signature because what a compromised key signed is
 * believed or not by when the log had it; witnesses, whose signatures carry a time else, a single
 * installation does not have. `previous` lets whoever reads them all see that one was taken away.
 */
export function checkpointText(checkpoint: Whole<Checkpoint>): string {
  const { origin, size, root, time, previous } = checkpoint
  const seconds = (time.getTime() / 1000).toFixed(3)
  return `${origin}\n${size}\n${root.toString('base64')}\ntime ${seconds}\nprevious ${previous}\n`
}

type Whole<T> = { [Name in keyof T]: NonNullable<T[Name]> }

/** Reads the text of a checkpoint, of ours or of others; null where it is none. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = '', sizeLine = '', rootLine = '', ...extensions] = text.split('\n')
  if (extensions.pop() !== '' || extensions.includes('') || origin === '') return null
  const size = countOf(sizeLine)
  const root = Buffer.from(rootLine, 'base64')
  if (size === null || root.length !== hashBytes || root.toString('base64') !== rootLine)
    return null
  const said = (name: string) => {
    const [line, ...more] = extensions.filter((one) => one.startsWith(`${name} `))
    return line && more.length === 0 ? line.slice(name.length + 1) : ''
  }
  const time = said('time')
  return {
    ...{ origin, size, root, previous: countOf(said('previous')) },
    time: /^\d{1,11}(\.\d{3})?$/.test(time) ? new Date(Math.round(Number(time) * 1000)) : null,
  }
}

function countOf(text: string): number | null {
  const count = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(count) ? count : null
}
