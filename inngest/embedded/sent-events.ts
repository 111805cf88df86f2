/** An event on its way to the functions. */
export interface Outgoing {
  id: string
  name: string
  data: unknown
  /** Milliseconds since 1970. */
  ts: number
  v?: string
}

/** Which running call sent which events, so that they are stored with its result. */
export class SentEvents {
  readonly #calls = new Map<string, Outgoing[]>()

  open(callId: string): Outgoing[] {
    const events: Outgoing[] = []
    this.#calls.set(callId, events)
    return events
  }

  close(callId: string): void {
    this.#calls.delete(callId)
  }

  /** The events of the call that a `tracestate` header names, or undefined. */
  of(tracestate: string | null): Outgoing[] | undefined {
    const [, id] = /^laurel=(.+)$/.exec(tracestate ?? '') ?? []
    return id ? this.#calls.get(id) : undefined
  }
}
