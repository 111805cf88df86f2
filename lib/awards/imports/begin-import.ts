import type { Ctx } from '@/lib/platform/access/context'
import { checkImport } from './check-import'
import { draftImport } from './draft-import'
import { planImport } from './plan-import'
import { getImport } from './queries'
import { type ImportPlan, openQuestions, type Question } from './schema'

/**
 * Keeps a file as a draft and, where it leaves no question open, checks its rows at once: then
 * nothing but a look and a click is left to do. Issuer admins only.
 */
export async function beginImport(
  ctx: Ctx,
  input: { issuerId: string; fileName: string; bytes: Uint8Array },
): Promise<{ importId: string; isNew: boolean }> {
  const drafted = await draftImport(ctx, input)
  if (drafted.isNew) await checkIfClear(ctx, drafted.importId)
  return drafted
}

/** Changes how a draft is read, as `planImport`, and checks its rows where no question is left. */
export async function answerImport(
  ctx: Ctx,
  input: { importId: string; revision?: number; plan: Partial<ImportPlan> },
): Promise<{ open: Question[] }> {
  await planImport(ctx, input)
  return { open: await checkIfClear(ctx, input.importId) }
}

async function checkIfClear(ctx: Ctx, importId: string): Promise<Question[]> {
  const { plan, facts, courses } = await getImport(ctx, { importId })
  if (!plan || !facts) return []
  const course = courses.find(({ id }) => id === plan.courseId)
  const open = openQuestions(plan, facts, course?.passMark ?? null)
  if (open.length === 0) await checkImport(ctx, { importId })
  return open
}
