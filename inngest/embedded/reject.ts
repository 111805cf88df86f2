import { SetupError } from '@/lib/platform/errors/errors'
import { instantOf } from './duration'
import { checkExpression } from './expression'
import type { FunctionConfig } from './function-config'
import { limits } from './limits'
import { parseCron } from './schedule'

const understood = new Set([
  'id',
  'name',
  'description',
  'triggers',
  'retries',
  'onFailure',
  'idempotency',
  'cancelOn',
  'concurrency',
  'middleware',
  // Only says how an Inngest server saves calls; the outcome is the same without.
  'checkpointing',
])

/** The server's own events that this runner sends as well. */
const internalEvents = new Set(['inngest/function.failed', 'inngest/function.cancelled'])

/**
 * Throws SetupError with the function's name and the option when the function asks for what the
 * embedded mode does not do as an Inngest server would.
 */
export function refuseUnsupported(config: FunctionConfig, opts: object): void {
  const refuse = (option: string, why: string): never => {
    throw new SetupError(
      `The function “${config.id}” cannot run in embedded mode: ${option} ${why}. Change it, or set INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY to use an Inngest server.`,
    )
  }
  for (const [option, value] of Object.entries(opts)) {
    if (value !== undefined && !understood.has(option)) refuse(option, 'is not supported')
  }
  refuseTriggers(config, refuse)
  refuseCancellations(config, refuse)
  refuseConcurrency(config.concurrency, refuse)
  if (config.idempotency) refuseExpression('idempotency', config.idempotency, refuse)
  const retries = config.steps.step?.retries?.attempts ?? 0
  if (!(Number.isInteger(retries) && retries >= 0 && retries <= limits.retries)) {
    refuse('retries', `must be a whole number from 0 to ${limits.retries}`)
  }
}

type Refuse = (option: string, why: string) => never

function refuseTriggers({ triggers }: FunctionConfig, refuse: Refuse) {
  if (triggers.length === 0) return
  for (const trigger of triggers) {
    if ('cron' in trigger) {
      if ('jitter' in trigger) refuse('triggers.jitter', 'is not supported')
      attempt(() => parseCron(trigger.cron), `triggers.cron “${trigger.cron}”`, refuse)
    } else {
      refuseEvent('triggers.event', trigger.event, refuse)
      if (trigger.expression) refuseExpression('triggers.if', trigger.expression, refuse)
    }
  }
}

function refuseCancellations({ cancel = [] }: FunctionConfig, refuse: Refuse) {
  for (const { event, if: expression, timeout } of cancel) {
    refuseEvent('cancelOn.event', event, refuse)
    if (expression) refuseExpression('cancelOn.if', expression, refuse)
    if (timeout !== undefined) attempt(() => instantOf(timeout), 'cancelOn.timeout', refuse)
  }
}

function refuseConcurrency(option: unknown, refuse: Refuse) {
  const entries = option === undefined ? [] : ([option].flat() as unknown[])
  if (entries.length > 1) refuse('concurrency', 'allows one limit only')
  for (const entry of entries) {
    const { limit, key, scope } =
      typeof entry === 'number' ? { limit: entry } : (entry as Record<string, unknown>)
    if (key !== undefined) refuse('concurrency.key', 'is not supported')
    if (scope !== undefined && scope !== 'fn') refuse('concurrency.scope', 'must be “fn”')
    if (!(Number.isInteger(limit) && (limit as number) > 0)) {
      refuse('concurrency.limit', 'must be a whole number of at least 1')
    }
  }
}

/** Why nobody can send or wait for this event here, or undefined. */
export function unsupportedEvent(name: string): string | undefined {
  if (name.includes('*')) return 'has a wildcard, which is not supported'
  if (name.startsWith('inngest/') && !internalEvents.has(name)) return 'is not sent in this mode'
  return undefined
}

function refuseEvent(option: string, name: string, refuse: Refuse) {
  const why = unsupportedEvent(name)
  if (why) refuse(`${option} “${name}”`, why)
}

function refuseExpression(option: string, expression: string, refuse: Refuse) {
  attempt(() => checkExpression(expression), `${option} “${expression}”`, refuse)
}

function attempt(work: () => unknown, option: string, refuse: Refuse) {
  try {
    work()
  } catch (error) {
    const [reason] = (error as Error).message.split('\n')
    refuse(option, `cannot be understood (${reason})`)
  }
}
