import { templates, templateVersions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { checkLook } from './check-look'
import { type TemplateInput, templateInput } from './schema'

/**
 * Makes a template with its first version. InputError where its look says what cannot be drawn.
 * Issuer admins only.
 */
export async function createTemplate(
  ctx: Ctx,
  input: TemplateInput,
): Promise<{ templateId: string; templateVersionId: string }> {
  requireRole(ctx, input.issuerId, 'admin')
  const { issuerId, name, look } = templateInput.parse(input)
  return change(ctx, async (tx, record) => {
    await checkLook(tx, issuerId, look)
    const [templateId, id] = [newId(), newId()]
    await tx.insert(templates).values({ id: templateId, issuerId, name })
    await tx
      .insert(templateVersions)
      .values({ id, issuerId, templateId, version: 1, look, createdAt: ctx.now })
    await record({ name: 'template/created', issuerId, subjectIds: [templateId], data: {} })
    return { templateId, templateVersionId: id }
  })
}
