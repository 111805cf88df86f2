const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Calls `ask` whenever this process is asked to end: by Ctrl-C, a signal, or the death of the
 * program that forked it. Returns how to stop listening.
 */
export function whenAskedToEnd(ask: () => void): () => void {
  for (const signal of signals) process.on(signal, ask)
  process.on('disconnect', ask)
  return () => {
    for (const signal of signals) process.off(signal, ask)
    process.off('disconnect', ask)
  }
}

/**
 * For the children of a supervisor: Ctrl-C reaches them too, but the supervisor alone says when
 * they end. `finish` runs on its word, or when it has died.
 */
export function whenSupervisorEnds(finish: () => Promise<void>): void {
  let finishing = false
  const once = () => {
    if (finishing) return
    finishing = true
    finish().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  const ignore = () => undefined
  process.on('SIGINT', ignore)
  process.on('SIGHUP', ignore)
  process.on('SIGTERM', once)
  process.on('disconnect', once)
}

/** Tells the supervisor, if there is one, that this child serves. */
export function tellReady(): void {
  process.send?.({ ready: true })
}
