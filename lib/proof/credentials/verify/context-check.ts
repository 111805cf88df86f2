import { say } from '@/lib/platform/language/say'
import { contextOf } from '../contexts'
import { Fault } from './fault'
import { isObject, listOf } from './json'

/** Each is read anew where it stands: what is beyond is meant to cost time. */
const contextsAtMost = 64

/**
 * Looks at all contexts of a document, nested ones too: each address must be one that is held here,
 * for none is ever fetched. Throws a Fault of the format, `unknown` for a context that is not held.
 */
export function checkContexts(document: unknown) {
  let [found, unknown]: [number, string | null] = [0, null]
  const open: unknown[] = [document]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value)
    if (!isObject(value)) continue
    for (const [name, member] of Object.entries(value)) {
      open.push(member)
      if (name !== '@context' && name !== '@import') continue
      for (const one of listOf(member)) {
        found += 1
        if (typeof one === 'string' && !contextOf(one)) unknown ??= one
      }
    }
  }
  if (found > contextsAtMost) {
    throw new Fault('format', 'failed', say('verification.format.contextMany'))
  }
  if (unknown !== null) {
    const url = (unknown as string).slice(0, 200)
    throw new Fault('format', 'unknown', say('verification.format.contextUnknown', { url }))
  }
}
