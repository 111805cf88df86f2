import type { Ctx } from '@/lib/platform/access/context'
import { say } from '@/lib/platform/language/say'
import { type Check, verdictOf } from '@/lib/proof/credentials/verify/checks'
import { readIssued } from '@/lib/proof/credentials/verify/read-issued'
import type { Issued, Recorded } from './find-record'
import { findRecord } from './find-record'
import { check, standingChecks } from './own-checks'
import { readCredential } from './read-credential'
import { isOneOfOurs } from './same-credential'
import type { Verification } from './schema'

/**
 * What stands of a certificate by its id or link alone. A private one answers as an unknown id does,
 * but for `shown`: to whom its holder has given a link.
 */
export async function verifyById(
  ctx: Ctx,
  { publicId, given, shown = false }: { publicId: string; given: 'id' | 'url'; shown?: boolean },
): Promise<Verification> {
  const record = await findRecord(ctx, publicId)
  const seen = record && (shown || !record.shown.private) ? record : null
  const checks = seen ? await recordChecks(ctx, seen, given) : unknownChecks(given)
  return {
    ...{ verdict: verdictOf(checks), given, checks, differences: [] },
    ...(seen ? { certificate: seen.shown } : {}),
  }
}

async function recordChecks(ctx: Ctx, record: Recorded, given: 'id' | 'url'): Promise<Check[]> {
  const { issuer } = record.shown
  return [
    check('format', 'passed', say(given === 'id' ? 'record.format.id' : 'record.format.link')),
    check('issuer', 'passed', say('record.issuer.known', { issuer: issuer.name })),
    await storedSignature(ctx, record),
    ...standingChecks(record),
    check('schema', 'none', say('record.schema.none')),
    check('record', 'passed', say('record.record.same')),
  ]
}

/** Whether what we keep is still what was signed: a record that was tampered with proves nothing. */
async function storedSignature(ctx: Ctx, record: Recorded): Promise<Check> {
  const newest: Issued | undefined = record.issued.at(-1)
  if (!newest) return check('signature', 'none', say('record.signature.notYet'))
  const { document, publicKey } = newest
  const said =
    (await readIssued(document, { publicKey, now: ctx.now })) ?? (await readInFull(ctx, document))
  return isOneOfOurs(record, said)
    ? check('signature', 'passed', say('record.signature.stored'))
    : check('signature', 'failed', say('record.signature.tampered'))
}

/** What a credential says, if its signature fits, that is not written just as this version writes it. */
async function readInFull(ctx: Ctx, document: string) {
  const { checks, facts } = await readCredential(ctx, { json: document })
  const signature = checks.find(({ name }) => name === 'signature')
  return signature?.outcome === 'passed' ? facts : null
}

function unknownChecks(given: 'id' | 'url'): Check[] {
  return [
    check('format', 'passed', say(given === 'id' ? 'record.format.id' : 'record.format.link')),
    check('issuer', 'unknown', say('record.issuer.unknown')),
    check('signature', 'none', say('record.schema.none')),
    check('dates', 'none', say('record.schema.none')),
    check('status', 'none', say('record.schema.none')),
    check('schema', 'none', say('record.schema.none')),
    check('record', 'unknown', say('record.record.unknown')),
  ]
}
