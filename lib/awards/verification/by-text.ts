import type { Ctx } from '@/lib/platform/access/context'
import { say } from '@/lib/platform/language/say'
import { verifyGivenCredential } from './by-credential'
import { verifyById } from './by-id'
import { verifyUrl } from './by-url'
import { unlooked } from './reason'
import { readAsked } from './rules'
import type { LookAt, Verification } from './schema'

/**
 * What stands of a text, whatever it is: a credential, a JWT, a link, or an id. `look`: how what is
 * at a link is looked at; without it, none is followed.
 */
export async function verifyText(
  ctx: Ctx,
  text: string,
  look: LookAt | null,
): Promise<Verification> {
  const trimmed = text.trim().replace(/^\ufeff/, '')
  if (/^[{[]/.test(trimmed)) return verifyGivenCredential(ctx, { json: trimmed }, 'json')
  if (/^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(trimmed)) {
    return verifyGivenCredential(ctx, { jwt: trimmed }, 'jwt')
  }
  if (/^https?:\/\/\S+$/i.test(trimmed)) {
    return look ? verifyUrl(ctx, trimmed, look) : unlooked(say('record.format.linkInLink'))
  }
  return verifyIdText(ctx, trimmed)
}

/** An id as people copy it, or a line that holds one. */
export async function verifyIdText(ctx: Ctx, text: string): Promise<Verification> {
  const read = readAsked(text)
  if ('misread' in read) return { ...unlooked(say(`verify.misread.${read.misread}`)), given: 'id' }
  return verifyById(ctx, { publicId: read.publicId, given: 'id' })
}
