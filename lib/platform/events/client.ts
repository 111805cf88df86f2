import { Inngest } from 'inngest'
import { jobMode } from './mode'

/** Answers what the SDK would send to an Inngest server. */
export type EventFetch = (url: string, init: RequestInit) => Promise<Response>

let answer: EventFetch = async () => {
  throw new Error('Events are sent by change() here; only the worker takes them from the SDK.')
}

/** Set by the embedded runner when it starts: what `inngest.send` and `step.sendEvent` post goes to it. */
export function setEventFetch(handler: EventFetch): void {
  answer = handler
}

const embedded = jobMode(process.env) === 'embedded'

/** The one Inngest client. In embedded mode it never touches the network. */
export const inngest = new Inngest({
  id: 'laurel',
  // Without keys the SDK insists on a signature in every mode but this; no route answers then.
  ...(embedded ? { isDev: true, fetch: inProcess, aiMetadata: false } : {}),
})

function inProcess(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  return answer(input instanceof Request ? input.url : String(input), init)
}
