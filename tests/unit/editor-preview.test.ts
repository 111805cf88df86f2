import { describe, expect, it } from 'vitest'
import { newestFirst } from '@/app/admin/templates/[id]/preview/newest-first'
import { takeTurn } from '@/lib/awards/certifications/preview-turns'

/** Work that ends when it is told to. */
function work() {
  const running: { order: string; end: () => void; signal?: AbortSignal }[] = []
  const run = (order: string, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      running.push({ order, end: resolve, ...(signal ? { signal } : {}) })
      signal?.addEventListener('abort', () => resolve())
    })
  return { running, run }
}

const soon = () => new Promise((resolve) => setTimeout(resolve))

describe('the previews of a page', () => {
  it('are asked for one at a time, the newest first', async () => {
    const { running, run } = work()
    const queue = newestFirst<string>(run, Number.POSITIVE_INFINITY)
    for (const order of ['a', 'b', 'c']) queue.ask(order)
    expect(running.map(({ order }) => order)).toEqual(['a'])
    running[0]?.end()
    await soon()
    expect(running.map(({ order }) => order)).toEqual(['a', 'c'])
  })

  it('give way to a newer one when they take too long', async () => {
    const { running, run } = work()
    const queue = newestFirst<string>(run, 20)
    queue.ask('slow')
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(running[0]?.signal?.aborted).toBe(false)
    queue.ask('newer')
    await expect.poll(() => running.map(({ order }) => order)).toEqual(['slow', 'newer'])
    expect(running[0]?.signal?.aborted).toBe(true)
    queue.stop()
    expect(running[1]?.signal?.aborted).toBe(true)
  })
})

describe('the turns of a person', () => {
  it('come one after the other; what waits is overtaken by what comes later', async () => {
    const { running, run } = work()
    const first = takeTurn('kim', undefined, () => run('first'))
    const second = takeTurn('kim', undefined, () => run('second'))
    const third = takeTurn('kim', undefined, () => run('third'))
    const other = takeTurn('lee', undefined, () => run('other'))
    await expect(second).rejects.toMatchObject({ status: 409 })
    expect(running.map(({ order }) => order)).toEqual(['first', 'other'])
    running[0]?.end()
    await first
    await soon()
    expect(running.map(({ order }) => order)).toEqual(['first', 'other', 'third'])
    for (const { end } of running) end()
    await Promise.all([third, other])
  })

  it('are not taken by who has gone, and are free again after a failure', async () => {
    const { running, run } = work()
    const first = takeTurn('kim', undefined, () => run('first'))
    const gone = new AbortController()
    const late = takeTurn('kim', gone.signal, () => run('late'))
    gone.abort()
    running[0]?.end()
    await first
    await expect(late).rejects.toMatchObject({ status: 409 })
    const failing = takeTurn('kim', undefined, () => Promise.reject(new Error('broken')))
    await expect(failing).rejects.toThrow('broken')
    expect(await takeTurn('kim', undefined, async () => 'free')).toBe('free')
  })
})
