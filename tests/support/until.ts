import { setTimeout as sleep } from 'node:timers/promises'

/** Looks until `look` answers something true; throws after `ms`. */
export async function until<T>(look: () => Promise<T>, ms = 30_000): Promise<T> {
  const deadline = Date.now() + ms
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline) throw new Error(`nothing came of it in ${ms} ms`)
    await sleep(25)
  }
}
