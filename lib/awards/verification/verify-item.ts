import type { Ctx } from '@/lib/platform/access/context'
import { LaurelError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { reportBug } from '@/lib/platform/log/report'
import { storage } from '@/lib/platform/storage/storage'
import { unlooked } from './reason'
import type { Verification, VerifyInput } from './schema'
import type { verify } from './verify'

/** How long one thing may take before the others need no longer wait for it. */
export const itemMs = 60_000

/**
 * What stands of one thing of many. It always answers: what fails or takes too long could not be
 * checked, and costs nothing but itself.
 */
export async function verifyItem(
  ctx: Ctx,
  { label, storageKey }: { label: string; storageKey: string | null },
  look: typeof verify,
  limitMs = itemMs,
): Promise<Verification> {
  try {
    const input = storageKey ? await fileOf(label, storageKey) : inputOf(label)
    if (!input) return unlooked(say('verify.many.item.lost'))
    return await within(limitMs, look(ctx, input))
  } catch (error) {
    if (error instanceof LaurelError) return unlooked(error.sentence)
    return unlooked(say('verify.many.item.failed', { reference: reportBug(error, 'verification') }))
  }
}

async function fileOf(name: string, storageKey: string): Promise<VerifyInput | null> {
  const bytes = await storage().get(storageKey)
  return bytes && { file: { name, bytes } }
}

/** A line of text is a link, a credential, or else an id. */
export function inputOf(text: string): VerifyInput {
  if (/^https?:\/\//i.test(text)) return { url: text }
  if (/^\{|^eyJ[\w-]+\./.test(text)) return { credential: text }
  return { id: text }
}

function within<T>(ms: number, work: Promise<T>): Promise<T | Verification> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Verification>((resolve) => {
    timer = setTimeout(() => resolve(unlooked(say('verify.many.item.tooSlow'))), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
