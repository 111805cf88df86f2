/**
 * Runs one piece of work at a time, always the newest that was asked for: what was asked for in
 * between is passed over. One that takes longer than `patience` milliseconds is given up as soon as
 * there is something newer; so a steady stream of changes is still shown as it goes. `work` may not
 * fail.
 */
export function newestFirst<T>(
  work: (order: T, signal: AbortSignal) => Promise<void>,
  patience: number,
) {
  let waiting: { order: T } | undefined
  let running: { controller: AbortController; since: number } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function ask(order: T) {
    waiting = { order }
    if (!running) void begin()
    else {
      const { controller, since } = running
      clearTimeout(timer)
      if (patience === Number.POSITIVE_INFINITY) return
      timer = setTimeout(() => controller.abort(), Math.max(0, patience - (Date.now() - since)))
    }
  }

  async function begin() {
    while (waiting) {
      const { order } = waiting
      waiting = undefined
      const controller = new AbortController()
      running = { controller, since: Date.now() }
      await work(order, controller.signal)
      clearTimeout(timer)
      running = undefined
    }
  }

  function stop() {
    waiting = undefined
    running?.controller.abort()
    clearTimeout(timer)
  }

  return { ask, stop }
}
