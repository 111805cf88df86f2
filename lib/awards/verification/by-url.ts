import { openShareLink } from '@/lib/awards/privacy/open-share-link'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { FetchFailed, FetchRefused } from '@/lib/platform/fetch/fetch-error'
import { guardedFetch } from '@/lib/platform/fetch/guarded-fetch'
import { say } from '@/lib/platform/language/say'
import { verifyById } from './by-id'
import { ownPath } from './local-documents'
import { unlooked } from './reason'
import { readAsked } from './rules'
import type { LookAt, Verification } from './schema'

/** What another site may answer with, and be read here. */
const readable = [
  ...['application/json', 'application/ld+json', 'application/vc', 'application/vc+ld+json'],
  ...['application/jwt', 'application/vc+jwt', 'text/plain'],
  ...['application/pdf', 'image/png', 'image/svg+xml'],
]
const fileAtMost = 5 * 1024 * 1024

/**
 * What stands of what is at an address: a certificate's page or file here, or whatever another site
 * answers with that can be read. An address that only names a page for people cannot be checked.
 */
export async function verifyUrl(ctx: Ctx, text: string, look: LookAt): Promise<Verification> {
  const url = text.trim()
  const path = ownPath(url)
  if (path?.[0] === 's') return verifyShared(ctx, path[1] ?? '')
  if (path) return verifyOwn(ctx, url)
  try {
    const { bytes } = await guardedFetch(url, {
      ...{ accept: readable, maxBytes: fileAtMost, timeoutMs: 10_000 },
    })
    // What it holds may name another address, which is not followed: it could go on for ever.
    const found = await look(ctx, { name: url, bytes }, { follow: false })
    return { ...found, given: 'url' }
  } catch (error) {
    if (!(error instanceof FetchFailed) && !(error instanceof FetchRefused)) throw error
    return { ...unlooked(error.sentence), given: 'url' }
  }
}

/** Whoever has a share link is told all, as the page does that it leads to. */
async function verifyShared(ctx: Ctx, secret: string): Promise<Verification> {
  try {
    const { publicId } = await openShareLink(ctx, secret)
    return await verifyById(ctx, { publicId, given: 'url', shown: true })
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return { ...unlooked(error.sentence), given: 'url' }
  }
}

async function verifyOwn(ctx: Ctx, url: string): Promise<Verification> {
  const read = readAsked(url)
  if ('misread' in read)
    return { ...unlooked(say('record.unreachable.notHere', { url })), given: 'url' }
  return verifyById(ctx, { publicId: read.publicId, given: 'url' })
}
