import type { InngestFunction } from 'inngest'
import { SetupError } from '@/lib/platform/errors/errors'
import type { Cancellation, EventTrigger, FunctionConfig } from './function-config'
import { limits } from './limits'
import { refuseUnsupported } from './reject'

/** A function as the runner uses it. */
export interface JobFunction {
  id: string
  name: string
  events: EventTrigger[]
  crons: string[]
  /** Calls of one step, the first included. */
  maxAttempts: number
  cancel: Cancellation[]
  idempotency?: string
  /** Most calls at a time, over all workers. */
  concurrency?: number
}

export type Functions = ReadonlyMap<string, JobFunction>
export type Handler = (request: Request) => Promise<Response>

/** What the runner reads of a function that `createFunction` made. */
export type SdkFunction = InngestFunction.Like & { id(prefix?: string): string; opts: object }

/** Asks the SDK for every function's config. Throws SetupError on what this runner cannot do. */
export async function readFunctions(
  appId: string,
  handler: Handler,
  sdkFunctions: readonly SdkFunction[],
): Promise<Functions> {
  const configs = await syncInBand(handler)
  const found = new Map<string, JobFunction>()
  for (const config of configs) {
    const opts = sdkFunctions.find((fn) => fn.id(appId) === config.id)?.opts
    refuseUnsupported(config, opts ?? {})
    found.set(config.id, toFunction(config))
  }
  return found
}

async function syncInBand(handler: Handler): Promise<FunctionConfig[]> {
  const url = 'http://localhost/api/inngest'
  const headers = { host: 'localhost', 'x-inngest-sync-kind': 'in_band' }
  const request = new Request(url, { method: 'PUT', headers, body: JSON.stringify({ url }) })
  const response = await handler(request)
  if (response.status !== 200) {
    throw new SetupError(`The Inngest SDK did not describe its functions (${response.status}).`)
  }
  const { functions } = (await response.json()) as { functions: FunctionConfig[] }
  return functions
}

function toFunction(config: FunctionConfig): JobFunction {
  const retries = config.steps.step?.retries?.attempts ?? limits.defaultRetries
  const concurrency = limitOf(config.concurrency)
  return {
    id: config.id,
    name: config.name ?? config.id,
    events: config.triggers.filter((trigger): trigger is EventTrigger => 'event' in trigger),
    crons: config.triggers.flatMap((trigger) => ('cron' in trigger ? [trigger.cron] : [])),
    maxAttempts: retries + 1,
    cancel: config.cancel ?? [],
    ...(config.idempotency ? { idempotency: config.idempotency } : {}),
    ...(concurrency ? { concurrency } : {}),
  }
}

function limitOf(option: unknown): number | undefined {
  const [first] = [option].flat() as unknown[]
  return typeof first === 'number' ? first : (first as { limit?: number } | undefined)?.limit
}
