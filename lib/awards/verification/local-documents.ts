import { type Purpose, purposes } from '@/lib/awards/credentials/addresses'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { getIssuerDid } from '@/lib/awards/credentials/get-issuer-did'
import { getStatusList } from '@/lib/awards/credentials/get-status-list'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { NotFound } from '@/lib/platform/errors/errors'

/**
 * What this installation serves at one of its own addresses, read in process: nothing has to be
 * reachable from here, and localhost works as any host does. Undefined for another site's address,
 * null where there is nothing. `asSigned`: an issuer's document as it was when each of its keys signed,
 * for what has a record that is asked whether a key may still be believed.
 */
export async function localDocument(
  ctx: Ctx,
  url: string,
  { asSigned }: { asSigned: boolean },
): Promise<string | null | undefined> {
  const path = ownPath(url)
  if (path === null) return undefined
  const [kind = '', name = '', ...rest] = path
  try {
    if (kind === 'issuers' && rest[0] === 'did.json') {
      return JSON.stringify(await getIssuerDid(ctx, name, { asSigned }))
    }
    if (kind === 'issuers' && rest[0] === 'status') {
      const [, number = '', purpose] = rest
      if (!/^[1-9]\d{0,8}$/.test(number) || !purposes.includes(purpose as Purpose)) return null
      const asked = { slug: name, number: Number(number), purpose: purpose as Purpose }
      return (await getStatusList(ctx, asked)).document
    }
    if (kind === 'c' && rest[0] === 'credential.json') {
      return (await getCredential(ctx, name)).document
    }
    return null
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/**
 * The parts of the path of an address of this installation; null for another site's. A did:web is read
 * by https, whatever the scheme here.
 */
export function ownPath(url: string): string[] | null {
  if (!URL.canParse(url)) return null
  const [given, own] = [new URL(url), new URL(settings().baseUrl)]
  const prefix = own.pathname.replace(/\/$/, '')
  const scheme = given.protocol === own.protocol || given.protocol === 'https:'
  if (!scheme || given.host !== own.host || !given.pathname.startsWith(`${prefix}/`)) return null
  return given.pathname.slice(prefix.length + 1).split('/')
}
