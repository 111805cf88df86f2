import { createHash } from 'node:crypto'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { reportBug } from '@/lib/platform/log/report'
import { voiceOf } from './designs/voice'
import { documentTexts, whyDocumentNotDrawable } from './drawable'
import { fingerprint } from './fingerprint'
import { drawsRightly } from './plain/draws-rightly'
import { renderPlain } from './plain/render-plain'
import { sanitiseDocument, sanitiseTemplate } from './sanitise-document'
import { CertificateDocument, Look, type Template } from './schema'
import { signatureBytesAtMost, signDetached } from './sign/cms'
import { SigningFailed } from './sign/signing-failed'
import type { SigningKey } from './sign/signing-key'
import { type Stamped, sha256Of } from './stamp/file'
import { forPrint, onScreen } from './stamp/print-marks'
import { signInPlace } from './stamp/signature'
import { stampCertificate } from './stamp/stamp'

/**
 * PDF bytes, the sha-256 in hex of the unsigned ones and of the file as it is, and the fingerprint of
 * what made them.
 */
export type RenderedCertificate = {
  bytes: Uint8Array
  sha256: string
  fileSha256: string
  fingerprint: string
}

/** How the file is signed: as whom, when, and how. */
export type Signing = { key: SigningKey; at: Date }

/** `print` adds the bleed and the marks that printers ask for; such a file is not signed. */
export type RenderOptions = { signing?: Signing | undefined; print?: boolean | undefined }

/**
 * Makes one certificate's PDF in this very thread; the pool puts a time limit on it. The same
 * template, document and fingerprint give the same unsigned bytes. InputError, naming the field, for
 * what cannot be drawn; `SigningFailed` where the key does not sign.
 */
export async function renderCertificate(
  template: Template,
  input: CertificateDocument,
  { signing, print = false }: RenderOptions = {},
): Promise<RenderedCertificate> {
  const { look, clean: cleanTemplate, key } = readied(template)
  const raw = CertificateDocument.parse(input)
  const why = whyDocumentNotDrawable(look, raw)
  if (why) throw new InputError(why.reason, { [why.field]: why.reason })
  const clean = cleanTemplate()
  const doc = sanitiseDocument(raw)
  const room = signing && !print ? signatureBytesAtMost(signing.key) : undefined
  try {
    const file = await stampCertificate(clean, key, doc, {
      edge: print ? forPrint : onScreen,
      ...(room === undefined ? {} : { signatureRoom: room }),
    })
    const bytes = plainBytes(file.bytes)
    const sha256 = sha256Of(file).toString('hex')
    if (!signing || room === undefined) {
      return { bytes, sha256, fileSha256: sha256, fingerprint: fingerprint() }
    }
    sign(file, signing)
    const fileSha256 = sha256Of(file).toString('hex')
    return { bytes, sha256, fileSha256, fingerprint: fingerprint(room) }
  } catch (error) {
    if (error instanceof SigningFailed || !servesPlainly(clean, doc)) throw error
    // Without tags and signature it is less than it should be; its own fingerprint has it redone.
    reportBug(error, 'the fast path of documents')
    const bytes = await renderPlain(clean, doc)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { bytes, sha256, fileSha256: sha256, fingerprint: `${fingerprint(room)}-plain` }
  }
}

/** The same bytes, not copied: a Buffer of this size has its memory to itself. */
function plainBytes({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}

function sign(file: Stamped, { key, at }: Signing) {
  try {
    signInPlace(file, at, (digest) => signDetached(digest, key))
  } catch (cause) {
    throw new SigningFailed(say('documents.signing'), { cause })
  }
}

/** Whether react-pdf draws every text of the document rightly. */
function servesPlainly({ look }: Template, doc: CertificateDocument): boolean {
  const voice = voiceOf(look)
  return documentTexts(look, doc).every(({ text }) => text === '' || drawsRightly(text, voice))
}

type Readied = { look: Look; clean: () => Template; key: string }
const templates = new WeakMap<Template, Readied>()

/** What is the same for all documents of a template, once: `key` tells templates apart. */
function readied(template: Template): Readied {
  const known = templates.get(template)
  if (known) return known
  const look = Look.parse(template.look)
  const hash = createHash('sha256').update(JSON.stringify(template.look))
  for (const [id, { bytes }] of Object.entries(template.pictures)) hash.update(id).update(bytes)
  let clean: Template | undefined
  const made = {
    look,
    // Not before it was found drawable.
    clean: () => {
      clean ??= sanitiseTemplate({ ...template, look })
      return clean
    },
    key: hash.digest('hex'),
  }
  templates.set(template, made)
  return made
}
