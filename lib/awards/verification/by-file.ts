import type { Ctx } from '@/lib/platform/access/context'
import { say } from '@/lib/platform/language/say'
import { type Baked, unbakePng, unbakeSvg } from '@/lib/proof/credentials/bake'
import { verifyGivenCredential } from './by-credential'
import { verifyText } from './by-text'
import { readCode } from './read-code'
import { unlooked } from './reason'
import type { Given, Verification } from './schema'

type File = { name: string; bytes: Uint8Array }

/**
 * What stands of a file, by what it is and not by what it is called: a PDF, a picture with a
 * credential baked into it, a picture of a certificate's QR code, JSON, or a JWT.
 */
export async function verifyFile(ctx: Ctx, { bytes }: File): Promise<Verification> {
  const kind = kindOf(bytes)
  if (kind === 'png' || kind === 'picture') return verifyPicture(ctx, bytes)
  const text = kind === 'text' ? readText(bytes) : null
  if (text === null) return unlooked(say('record.format.unknown'))
  if (/^(<\?xml|<!--|<svg\b)/i.test(text.trimStart())) return verifySvg(ctx, text)
  return verifyText(ctx, text)
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

async function verifyPicture(ctx: Ctx, bytes: Uint8Array): Promise<Verification> {
  const baked = unbakePng(bytes)
  if (baked) return verifyBaked(ctx, baked)
  const code = await readCode(bytes)
  if (code === null) return { ...unlooked(say('record.format.nothingInPicture')), given: 'image' }
  return { ...(await verifyText(ctx, code)), given: 'image' }
}

async function verifySvg(ctx: Ctx, svg: string): Promise<Verification> {
  const baked = unbakeSvg(svg)
  if (!baked) return { ...unlooked(say('record.format.nothingInPicture')), given: 'image' }
  return verifyBaked(ctx, baked)
}

/** Open Badges 2.0 may bake the address of a hosted assertion: `verifyText` follows it. */
function verifyBaked(ctx: Ctx, { text }: Baked): Promise<Verification> {
  const given: Given = 'image'
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return verifyGivenCredential(ctx, { json: trimmed }, given)
  if (/^eyJ[\w-]*\./.test(trimmed)) return verifyGivenCredential(ctx, { jwt: trimmed }, given)
  return verifyText(ctx, trimmed).then((found) => ({ ...found, given }))
}
