import { eq } from 'drizzle-orm'
import { importRows, imports } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { importCourses } from './courses'
import { openStored, ownDraft } from './draft'
import { type ImportPlan, importPlan } from './schema'
import { surveyFile } from './survey'

/**
 * Changes how a draft is read; what was checked by the plan before is forgotten. A date order that
 * is not given is taken from the dates themselves. Issuer admins only.
 *
 * @throws Conflict when the draft is not as `revision` knew it, or is none any more.
 */
export async function planImport(
  ctx: Ctx,
  input: { importId: string; revision?: number | undefined; plan: Partial<ImportPlan> },
): Promise<{ revision: number }> {
  const draft = await ownDraft(ctx, input)
  const plan = importPlan.parse({ ...draft.plan, ...input.plan })
  for (const [field, column] of Object.entries(plan.columns)) {
    if (column < draft.facts.headings.length) continue
    throw new InputError(say('imports.refused.noSuchColumn'), {
      [field]: say('imports.refused.noSuchColumn'),
    })
  }
  if (plan.courseId) await requireCourse(ctx, draft.issuerId, plan.courseId)
  const facts = await surveyFile(await openStored(draft.storageKey), plan)
  plan.dateOrder ??= facts.dates.order
  return ctx.db.transaction(async (tx) => {
    const { revision } = await ownDraft({ ...ctx, db: tx }, input, { lock: true })
    await tx.delete(importRows).where(eq(importRows.importId, draft.id))
    await tx
      .update(imports)
      .set({ ...unchecked, facts, plan, rows: facts.rows, revision: revision + 1 })
      .where(eq(imports.id, draft.id))
    return { revision: revision + 1 }
  })
}

/** A draft whose rows have not been judged. */
const unchecked = {
  ...{ checkedAt: null, forecast: null, rejected: 0, notCompleted: 0, duplicates: 0, known: 0 },
}

async function requireCourse(ctx: Ctx, issuerId: string, courseId: string) {
  const courses = await importCourses(ctx, issuerId)
  if (courses.some(({ id }) => id === courseId)) return
  const sentence = say('imports.refused.noSuchCourse')
  throw new InputError(sentence, { courseId: sentence })
}
