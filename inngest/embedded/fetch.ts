import { createHash } from 'node:crypto'
import { addEvents } from './add-jobs'
import { limits } from './limits'
import type { Outgoing, SentEvents } from './sent-events'
import type { Store } from './store'

/**
 * What the SDK's `fetch` reaches in embedded mode: `POST /e/:key` takes events, in process, and
 * everything else answers 501. Nothing here is open to the network.
 */
export function embeddedFetch(store: Store, sent: SentEvents) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    if (init.method !== 'POST' || !/^\/e\/[^/]+$/.test(new URL(url).pathname)) {
      return answer(501, 'Not available in embedded mode')
    }
    const headers = new Headers(init.headers)
    const seed = headers.get('x-inngest-event-id-seed')
    const events = readEvents(String(init.body), seed)
    if (typeof events === 'string') return answer(400, events)
    if (events.some((event) => sizeOf(event) > limits.event)) {
      return answer(413, `An event may have ${limits.event} bytes`)
    }
    const call = sent.of(headers.get('tracestate'))
    if (call) call.push(...events)
    else await store.transact((query) => addEvents(query, events))
    return Response.json({ ids: events.map((event) => event.id), status: 200 })
  }
}

function readEvents(body: string, seed: string | null): Outgoing[] | string {
  const given = [JSON.parse(body)].flat() as Partial<Outgoing>[]
  if (given.some((event) => typeof event.name !== 'string' || event.name === '')) {
    return 'An event needs a name'
  }
  return given.map((event, index) => ({
    ...(event as Outgoing),
    id: event.id ?? seededId(seed, index),
    data: event.data ?? {},
    ts: event.ts ?? Date.now(),
  }))
}

/** The SDK sends the same seed when it tries again, so the same events get the same ids. */
function seededId(seed: string | null, index: number): string {
  return createHash('sha256')
    .update(`${seed ?? Math.random()}:${index}`)
    .digest('hex')
    .slice(0, 32)
}

function sizeOf(event: Outgoing): number {
  return Buffer.byteLength(JSON.stringify(event))
}

function answer(status: number, error: string): Response {
  return Response.json({ error, status }, { status })
}
