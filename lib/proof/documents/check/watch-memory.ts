/**
 * Aborts when the process has grown by more than so many bytes. A thread's own limits count its
 * objects, but not the buffers that a stream of nothing but zeros is unpacked into.
 */
export function watchMemory(bytes: number): { signal: AbortSignal; stop: () => void } {
  const abort = new AbortController()
  const before = process.memoryUsage.rss()
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() - before > bytes) abort.abort()
  }, 20)
  timer.unref()
  return { signal: abort.signal, stop: () => clearInterval(timer) }
}
