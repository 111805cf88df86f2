import type { Sentence } from '@/lib/platform/language/say'
import type { CheckName } from './checks'
import { Fault } from './fault'
import { readJson } from './limits'

/**
 * How documents of others are had: by the guarded fetch, or in process for those of our own. What
 * cannot be had is told in a sentence. `accept` are media types.
 */
export type Get = (
  url: string,
  accept: string[],
) => Promise<
  { ok: true; bytes: Uint8Array; type: string; url: string } | { ok: false; reason: Sentence }
>

/**
 * What a verification needs from outside: a way to look things up, and the time. `getOthers`: how the keys
 * of those are had who signed beside the issuer, where that is another way.
 */
export type Deps = { get: Get; getOthers?: Get; now: Date }

const jsonTypes = ['application/json', 'application/ld+json']

/** The text at an address. What cannot be had makes the step unknown: a Fault. */
export async function getText(get: Get, url: string, step: CheckName, accept: string[]) {
  const got = await get(url, accept)
  if (!got.ok) throw new Fault(step, 'unknown', got.reason)
  return new TextDecoder().decode(got.bytes)
}

/** JSON at an address, within the limits of a credential; what is none makes the step `unknown`. */
export async function getJson(
  get: Get,
  url: string,
  step: CheckName,
  given: { accept?: string[]; unreadable: Sentence },
): Promise<unknown> {
  const text = await getText(get, url, step, [...jsonTypes, ...(given.accept ?? [])])
  try {
    return readJson(text)
  } catch (error) {
    if (error instanceof Fault) throw new Fault(step, 'unknown', given.unreadable)
    throw error
  }
}
