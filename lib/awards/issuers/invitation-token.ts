import { createHmac, timingSafeEqual } from 'node:crypto'
import { settings } from '@/lib/platform/env/settings'
import { isId } from '@/lib/platform/ids/ids'

/** Which invitation a link is for, and which mail's link it is. */
export type InvitationLink = { id: string; round: number }

/**
 * What stands in the link of an invitation's mail. It is derived from the installation's secret, so
 * that the job that mails it needs nothing kept, and nobody who reads the database can make one.
 */
export function invitationToken({ id, round }: InvitationLink): string {
  return `${id}.${round}.${seal(id, round).toString('base64url')}`
}

/** What a token is for; null where we did not make it. */
export function readInvitationToken(token: string): InvitationLink | null {
  const [id = '', number = '', sealed = '', ...rest] = token.split('.')
  const round = Number(number)
  if (!isId(id) || !/^[1-9]\d{0,5}$/.test(number) || rest.length > 0) return null
  const wanted = seal(id.toLowerCase(), round)
  const given = Buffer.from(sealed, 'base64url')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  return { id: id.toLowerCase(), round }
}

function seal(id: string, round: number) {
  const secret = settings().AUTH_SECRET
  if (!secret) throw new Error('AUTH_SECRET must be set before people can be invited.')
  return createHmac('sha256', secret).update(`laurel invitation\n${id}\n${round}`).digest()
}
