import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { templates, templateVersions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { Look } from '@/lib/proof/documents/schema'
import { checkLook } from './check-look'
import { type TemplateRevision, templateRevision } from './schema'

/**
 * Saves a template as its next version; versions before stay as they are. What looks as the newest
 * does makes none. Conflict where another was saved since `basedOn`; InputError where the look says
 * what cannot be drawn. Issuer admins only.
 */
export async function saveTemplate(
  ctx: Ctx,
  input: TemplateRevision,
): Promise<{ templateId: string; templateVersionId: string; version: number }> {
  requireRole(ctx, input.issuerId, 'admin')
  const { issuerId, templateId, name, look, basedOn } = templateRevision.parse(input)
  return change(ctx, async (tx, record) => {
    const newest = await holdTemplate(tx, issuerId, templateId)
    const alike = isDeepStrictEqual(plain(Look.parse(newest.look)), plain(look))
    if (alike && newest.name === name) return answer(templateId, newest)
    if (newest.version > basedOn) {
      throw new Conflict(say('templates.savedMeanwhile', { version: newest.version }))
    }
    await checkLook(tx, issuerId, look)
    await tx.update(templates).set({ name }).where(eq(templates.id, templateId))
    const saved = alike ? newest : { id: newId(), version: newest.version + 1 }
    if (!alike) {
      await tx
        .insert(templateVersions)
        .values({ ...saved, issuerId, templateId, look, createdAt: ctx.now })
    }
    const data = { version: saved.version }
    await record({ name: 'template/revised', issuerId, subjectIds: [templateId], data })
    return answer(templateId, saved)
  })
}

/** The newest version; holds the template's row, so that two versions never get one number. */
async function holdTemplate(tx: Transaction, issuerId: string, templateId: string) {
  const [template] = await tx
    .select({ name: templates.name })
    .from(templates)
    .where(and(eq(templates.id, templateId), eq(templates.issuerId, issuerId)))
    .for('update')
  const [newest] = await tx
    .select({
      id: templateVersions.id,
      version: templateVersions.version,
      look: templateVersions.look,
    })
    .from(templateVersions)
    .where(eq(templateVersions.templateId, templateId))
    .orderBy(desc(templateVersions.version))
    .limit(1)
  if (!template || !newest) throw new NotFound()
  return { ...template, ...newest }
}

/** As JSON keeps it: without what is undefined. */
function plain(look: Look): unknown {
  return JSON.parse(JSON.stringify(look))
}

function answer(templateId: string, { id, version }: { id: string; version: number }) {
  return { templateId, templateVersionId: id, version }
}
