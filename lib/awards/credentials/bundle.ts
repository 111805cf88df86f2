import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { certificates, issuers, statusEntries, statusLists } from '@/db/schema'
import { getVerifierKey, listProofs } from '@/lib/awards/log/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { installationRoot, settings } from '@/lib/platform/env/settings'
import { NotFound } from '@/lib/platform/errors/errors'
import { contextOf } from '@/lib/proof/credentials/contexts'
import { statusListUrl } from './addresses'
import { bundlePage } from './bundle-page'
import { getCredential } from './get-credential'
import { getIssuerDid } from './get-issuer-did'
import { getStatusList } from './get-status-list'

export type BundleFile = { name: string; text: string }

/**
 * All that is needed to check a certificate without this site: its credential, the issuer's document,
 * the status lists, the proof that the log has it, the contexts, a program that checks them, and a
 * page that explains how. For whoever may see the certificate.
 */
export async function makeBundle(ctx: Ctx, publicId: string): Promise<BundleFile[]> {
  const { document, sha256 } = await getCredential(ctx, publicId)
  const place = await findPlace(ctx, publicId)
  const { slug, number, certificateId } = place
  const list = async (purpose: 'revocation' | 'suspension') =>
    (await getStatusList(ctx, { slug, number, purpose })).document
  const proofs = await listProofs(ctx, { certificateId })
  const leaves = proofs.filter(({ proof, salt }) => proof && salt)
  // One that was signed anew waits a moment for its place.
  const isTold = leaves.some(({ payload }) => payload?.includes(sha256))
  const log = isTold ? { key: await getVerifierKey(ctx), leaves } : null
  const urls = contextsOf(document)
  return [
    { name: 'credential.json', text: document },
    { name: 'did.json', text: pretty(await getIssuerDid(ctx, slug)) },
    { name: 'status-revocation.json', text: await list('revocation') },
    { name: 'status-suspension.json', text: await list('suspension') },
    ...(log ? [{ name: 'log.json', text: pretty(log) }] : []),
    {
      name: 'contexts.json',
      text: JSON.stringify(Object.fromEntries(urls.map((url) => [url, contextOf(url)]))),
    },
    { name: 'verify-credential.mjs', text: await program() },
    { name: 'index.html', text: bundlePage({ ...place, publicId, lists: listUrls(place) }) },
  ]
}

async function findPlace(ctx: Ctx, publicId: string) {
  const [place] = await ctx.db
    .select({
      certificateId: certificates.id,
      recipientName: certificates.recipientName,
      ...{ slug: issuers.slug, issuerName: issuers.name, number: statusLists.number },
    })
    .from(certificates)
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .innerJoin(statusEntries, eq(statusEntries.certificateId, certificates.id))
    .innerJoin(statusLists, eq(statusLists.id, statusEntries.listId))
    .where(eq(certificates.publicId, publicId))
  if (!place) throw new NotFound()
  return place
}

function listUrls({ slug, number }: { slug: string; number: number }) {
  const { baseUrl } = settings()
  return (['revocation', 'suspension'] as const).map((purpose) =>
    statusListUrl(baseUrl, slug, number, purpose),
  )
}

/** Those of the credential, and those that a DID document and its keys are read with. */
function contextsOf(document: string): string[] {
  const { '@context': own } = JSON.parse(document) as { '@context': string[] }
  return [...own, 'https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1']
}

function program() {
  return readFile(join(installationRoot(), 'public/verify-credential.mjs'), 'utf8')
}

function pretty(value: unknown) {
  return `${JSON.stringify(value, null, 2)}\n`
}
