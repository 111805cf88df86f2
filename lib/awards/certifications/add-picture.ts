import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { pictures } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { storage } from '@/lib/platform/storage/storage'
import { cleanPicture } from '@/lib/proof/pictures/clean-picture'
import type { LeftOut } from '@/lib/proof/pictures/svg/left-out'

const contentTypes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const

type AddedPicture = Pick<typeof pictures.$inferSelect, 'id' | 'type' | 'width' | 'height'>

/**
 * Keeps a picture for the templates of an issuer: cleaned, the file first, then its row; the same
 * picture is kept once. `leftOut` says what of a drawing was not kept. InputError with one sentence
 * for a file that cannot be used. Issuer admins only.
 */
export async function addPicture(
  ctx: Ctx,
  { issuerId, bytes }: { issuerId: string; bytes: Uint8Array },
): Promise<AddedPicture & { leftOut: LeftOut[] }> {
  requireRole(ctx, issuerId, 'admin')
  const clean = await cleanPicture(bytes)
  const { type, width, height, leftOut } = clean
  const sha256 = createHash('sha256').update(clean.bytes).digest('hex')
  const known = await findPicture(ctx, issuerId, sha256)
  if (known) return { ...known, leftOut }

  const storageKey = `pictures/${issuerId}/${sha256}.${type}`
  await storage().put(storageKey, clean.bytes, { contentType: contentTypes[type] })
  return change(ctx, async (tx, record) => {
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
    const [added] = await tx
      .insert(pictures)
      .values({
        ...{ id: newId(), issuerId, type, width, height, sha256, storageKey, createdBy },
        ...{ bytes: clean.bytes.byteLength, createdAt: ctx.now },
      })
      .onConflictDoNothing()
      .returning({ id: pictures.id })
    if (added) {
      await record({ name: 'picture/added', issuerId, subjectIds: [added.id], data: {} })
    }
    const row = await findPicture({ db: tx }, issuerId, sha256)
    if (!row) throw new Error(`picture ${sha256} was there a moment ago`)
    return { ...row, leftOut }
  })
}

async function findPicture({ db }: Pick<Ctx, 'db'>, issuerId: string, sha256: string) {
  const [row] = await db
    .select({
      id: pictures.id,
      type: pictures.type,
      width: pictures.width,
      height: pictures.height,
    })
    .from(pictures)
    .where(and(eq(pictures.issuerId, issuerId), eq(pictures.sha256, sha256)))
  return row
}
