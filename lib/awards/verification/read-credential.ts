import type { Ctx } from '@/lib/platform/access/context'
import { FetchFailed, FetchRefused } from '@/lib/platform/fetch/fetch-error'
import { guardedFetch } from '@/lib/platform/fetch/guarded-fetch'
import { say } from '@/lib/platform/language/say'
import { type Get, verifyCredential } from '@/lib/proof/credentials/verify/verify-credential'
import { localDocument } from './local-documents'

/** A credential in either of its forms: parsed JSON, or the text of a JWT. */
export type Readable = { json: unknown } | { jwt: string }

/**
 * What can be told of anyone's credential by what it says and what its issuer serves: all steps but
 * the record. Our own documents are read in process, all others by the guarded fetch. What a record says
 * of a key, it says of its issuer's: that of anyone who signed beside counts for what it is now.
 */
export function readCredential(ctx: Ctx, given: Readable, { asSigned = true } = {}) {
  const getOthers = getter(ctx, { asSigned: false })
  return verifyCredential(given, { get: getter(ctx, { asSigned }), getOthers, now: ctx.now })
}

/** Most that is read of a remote document, in bytes: a status list of a million entries has 170 kB. */
const remoteAtMost = 1024 * 1024
const remoteMs = 8_000

export function getter(ctx: Ctx, { asSigned = true } = {}): Get {
  return async (url, accept) => {
    const local = await localDocument(ctx, url, { asSigned })
    if (local === null) return { ok: false, reason: say('record.unreachable.notHere', { url }) }
    if (local !== undefined) {
      return { ok: true, bytes: Buffer.from(local), type: accept[0] ?? 'application/json', url }
    }
    try {
      const got = await guardedFetch(url, { accept, maxBytes: remoteAtMost, timeoutMs: remoteMs })
      return { ok: true, ...got }
    } catch (error) {
      if (!(error instanceof FetchFailed) && !(error instanceof FetchRefused)) throw error
      return { ok: false, reason: error.sentence }
    }
  }
}
