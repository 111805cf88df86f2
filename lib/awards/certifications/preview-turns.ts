import { Conflict } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'

/** A newer request came before this one had its turn, or whoever asked has gone. */
class Overtaken extends Conflict {
  constructor() {
    super(say('editor.overtaken'))
  }
}

type Waiting = { begin: () => void; leave: (why: Overtaken) => void }

/** Who has one running, with the one that waits for it. */
const lines = new Map<string, { waiting?: Waiting | undefined }>()

/**
 * Runs `work` when nothing else runs for the same person. One may wait; whoever comes then takes its
 * place, so nobody has more than two in hand, however fast they ask.
 */
export async function takeTurn<T>(
  who: string,
  gone: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const line = lines.get(who)
  if (line) {
    await new Promise<void>((begin, leave) => {
      line.waiting?.leave(new Overtaken())
      line.waiting = { begin, leave }
    })
  } else lines.set(who, {})
  try {
    if (gone?.aborted) throw new Overtaken()
    return await work()
  } finally {
    pass(who)
  }
}

/** The turn goes to the one that waits. */
function pass(who: string) {
  const line = lines.get(who)
  const next = line?.waiting
  if (!line || !next) {
    lines.delete(who)
    return
  }
  line.waiting = undefined
  next.begin()
}
