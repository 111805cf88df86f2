import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { artefacts, certificates } from '@/db/schema'
import { getDocument } from '@/lib/awards/certificates/get-document'
import { type Ctx, shownContext } from '@/lib/platform/access/context'
import { say } from '@/lib/platform/language/say'
import { type Check, verdictOf } from '@/lib/proof/credentials/verify/checks'
import { comparePrinted } from '@/lib/proof/documents/check/compare-printed'
import { credentialIn } from '@/lib/proof/documents/check/credential-in'
import { onlyNames } from '@/lib/proof/documents/check/only-names'
import type { ReadPdf } from '@/lib/proof/documents/check/read'
import { readPdf } from '@/lib/proof/documents/check/read-pdf'
import { reportProducer } from '@/lib/proof/reports/schema'
import { verifyGivenCredential } from './by-credential'
import { verifyById } from './by-id'
import { verifyLongReport, verifyReport } from './by-report'
import { verifyText } from './by-text'
import { findRecord, type Recorded } from './find-record'
import { check, standingChecks } from './own-checks'
import { readCode } from './read-code'
import type { Readable } from './read-credential'
import { unlooked } from './reason'
import type { LookAt, Verification } from './schema'

/**
 * What stands of a PDF: its signature, the credential inside it and what is printed, each against the
 * record. One with nothing attached is compared by its printed id. A copy without its signature whose
 * fields all match could not be checked: of what else was changed in it, nobody can know. Nor could
 * one that was scanned. `look`: how what is at the address in its code is looked at.
 */
export async function verifyPdf(
  ctx: Ctx,
  bytes: Uint8Array,
  look: LookAt | null,
): Promise<Verification> {
  const read = await readPdf(bytes)
  if ('unreadable' in read) {
    return (await verifyLongReport(ctx, bytes)) ?? { ...unlooked(read.unreadable), given: 'pdf' }
  }
  if (read.producer === reportProducer) return verifyReport(ctx, read)
  const text = credentialIn(read.attachments)?.trim()
  const attached = text === undefined ? null : await verifyGivenCredential(ctx, formOf(text), 'pdf')
  const publicId = attached?.certificate?.publicId ?? read.ids[0]
  const record = publicId === undefined ? null : await findRecord(ctx, publicId)
  const signature = record && (await signatureOf(ctx, read, bytes, record, attached))
  // An id alone shows nothing of a private certificate, printed on a page no more than typed.
  const proven = signature?.outcome === 'passed' || isWhole(attached)
  if (record && signature && (proven || !record.shown.private)) {
    return compared(ctx, { read, record, attached, signature })
  }
  if (attached) return inside(attached, read)
  return (await scanned(ctx, read, look)) ?? unknown(ctx, publicId)
}

function formOf(text: string): Readable {
  return text.startsWith('eyJ') ? { jwt: text } : { json: text }
}

/**
 * What stands of a PDF of which there is no record by the credential inside it. What another system
 * prints nobody here can compare: its pages may say anything.
 */
function inside(attached: Verification, { signature }: ReadPdf): Verification {
  if (!attached.foreign) return attached
  const altered = signature.state === 'bad' && signature.why === 'content'
  const checks = attached.checks.map((one) => {
    if (one.name === 'record') return check('record', 'unknown', say('record.record.pages'))
    if (one.name !== 'signature' || !altered) return one
    return check('signature', 'failed', say('record.signature.pdfBroken'))
  })
  return { ...attached, checks, verdict: verdictOf(checks) }
}

function isWhole(attached: Verification | null): boolean {
  return (
    attached?.checks.some(({ name, outcome }) => name === 'record' && outcome === 'passed') ?? false
  )
}

/**
 * A page that was scanned names its certificate by its code. What else is in its picture nobody can
 * compare: no more than a copy without its signature could it be checked.
 */
async function scanned(
  ctx: Ctx,
  { picture, ids }: ReadPdf,
  look: LookAt | null,
): Promise<Verification | null> {
  const code = picture && ids.length === 0 ? await readCode(picture) : null
  const found = code === null ? null : await verifyText(ctx, code, look)
  if (!found?.certificate) return null
  const checks = found.checks.map((one) =>
    one.name === 'record' ? check('record', 'unknown', say('record.record.scanned')) : one,
  )
  return { ...found, given: 'pdf', checks, verdict: verdictOf(checks) }
}

async function unknown(ctx: Ctx, publicId: string | undefined): Promise<Verification> {
  if (publicId === undefined) {
    return { ...unlooked(say('record.format.nothingInPdf')), given: 'pdf' }
  }
  return { ...(await verifyById(ctx, { publicId, given: 'id' })), given: 'pdf' }
}

async function compared(
  ctx: Ctx,
  {
    read,
    record,
    attached,
    signature,
  }: { read: ReadPdf; record: Recorded; attached: Verification | null; signature: Check },
): Promise<Verification> {
  const { shown } = record
  const { template, doc } = await getDocument(shownContext(ctx, record.id), shown.publicId)
  const found = comparePrinted(read, template, doc)
  const unproven = attached === null && signature.outcome === 'unknown'
  const isAnother = unproven && onlyNames(read, template, doc, found)
  const differences = isAnother ? [] : found
  const schema = attached?.checks.find(({ name }) => name === 'schema')
  const checks = [
    check('format', 'passed', say('record.format.pdf')),
    check('issuer', 'passed', say('record.issuer.known', { issuer: shown.issuer.name })),
    signature,
    ...standingChecks(record),
    schema ?? check('schema', 'none', say('record.schema.none')),
    differences.length > 0
      ? check('record', 'failed', say('record.record.differs'))
      : signature.outcome === 'unknown'
        ? check('record', 'unknown', say(isAnother ? 'record.record.named' : 'record.record.copy'))
        : check('record', 'passed', say('record.record.same')),
  ]
  return {
    ...{ verdict: verdictOf(checks), given: 'pdf', checks, differences },
    certificate: shown,
  }
}

async function signatureOf(
  ctx: Ctx,
  { signature }: ReadPdf,
  bytes: Uint8Array,
  record: Recorded,
  attached: Verification | null,
): Promise<Check> {
  const issuer = record.shown.issuer.name
  const fits = check('signature', 'passed', say('record.signature.pdfFits', { issuer }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (await exists(ctx, eq(artefacts.fileSha256, sha256), record)) return fits
  if (attached && !isWhole(attached)) {
    return check('signature', 'failed', say('record.signature.attachedBroken'))
  }
  if (signature.state === 'bad') {
    return check('signature', 'failed', say('record.signature.pdfBroken'))
  }
  if (signature.state === 'none') {
    return check('signature', 'unknown', say('record.signature.pdfNone'))
  }
  const ours = await exists(ctx, eq(artefacts.signedWith, signature.signerSha256), record)
  return ours ? fits : check('signature', 'failed', say('record.signature.pdfForeign', { issuer }))
}

/** Whether the issuer has made such a file. */
async function exists(ctx: Ctx, such: ReturnType<typeof eq>, { issuerId }: Recorded) {
  const [found] = await ctx.db
    .select({ id: artefacts.id })
    .from(artefacts)
    .innerJoin(certificates, eq(certificates.id, artefacts.certificateId))
    .where(and(such, eq(certificates.issuerId, issuerId)))
    .limit(1)
  return found !== undefined
}
