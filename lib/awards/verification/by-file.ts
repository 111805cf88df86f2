import type { Ctx } from '@/lib/platform/access/context'
import { say } from '@/lib/platform/language/say'
import { type Baked, unbakePng, unbakeSvg } from '@/lib/proof/credentials/bake'
import { verifyGivenCredential } from './by-credential'
import { verifyPdf } from './by-pdf'
import { verifyText } from './by-text'
import { check } from './own-checks'
import { readCode } from './read-code'
import { unlooked } from './reason'
import type { Given, LookAt, Verification } from './schema'

/**
 * What stands of a file, by what it is and not by what it is called: a PDF, a picture with a
 * credential baked into it, a picture of a certificate's QR code, JSON, or a JWT.
 */
export const verifyFile: LookAt = async (ctx, { bytes }, { follow = true } = {}) => {
  const look = follow ? verifyFile : null
  const kind = kindOf(bytes)
  if (kind === 'pdf') return verifyPdf(ctx, bytes, look)
  if (kind === 'png' || kind === 'picture') return verifyPicture(ctx, bytes, look)
  const text = kind === 'text' ? readText(bytes) : null
  if (text === null) return unlooked(say('record.format.unknown'))
  if (/^(<\?xml|<!--|<svg\b)/i.test(text.trimStart())) return verifySvg(ctx, text, look)
  return verifyText(ctx, text, look)
}

function kindOf(bytes: Uint8Array): 'pdf' | 'png' | 'picture' | 'text' {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  // Readers take a PDF whose header is anywhere in its first kilobyte.
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('\x89PNG\r\n')) return 'png'
  const isPicture = /^(\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp(avif|heic|mif1))/s.test(head)
  return isPicture ? 'picture' : 'text'
}

function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

async function verifyPicture(
  ctx: Ctx,
  bytes: Uint8Array,
  look: LookAt | null,
): Promise<Verification> {
  const baked = unbakePng(bytes)
  if (baked) return verifyBaked(ctx, baked, look)
  const code = await readCode(bytes)
  if (code === null) return { ...unlooked(say('record.format.nothingInPicture')), given: 'image' }
  const found = await verifyText(ctx, code, look)
  // Nobody has looked at what else is in the picture.
  const checks = found.checks.map((one) =>
    one.name === 'record' && one.outcome === 'passed'
      ? check('record', 'none', say('record.record.code'))
      : one,
  )
  return { ...found, given: 'image', checks }
}

async function verifySvg(ctx: Ctx, svg: string, look: LookAt | null): Promise<Verification> {
  const baked = unbakeSvg(svg)
  if (!baked) return { ...unlooked(say('record.format.nothingInPicture')), given: 'image' }
  return verifyBaked(ctx, baked, look)
}

/** Open Badges 2.0 may bake the address of a hosted assertion: `verifyText` follows it. */
function verifyBaked(ctx: Ctx, { text }: Baked, look: LookAt | null): Promise<Verification> {
  const given: Given = 'image'
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return verifyGivenCredential(ctx, { json: trimmed }, given)
  if (/^eyJ[\w-]*\./.test(trimmed)) return verifyGivenCredential(ctx, { jwt: trimmed }, given)
  return verifyText(ctx, trimmed, look).then((found) => ({ ...found, given }))
}
