'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { failure } from '@/app/action'
import { speaker } from '@/app/speaker'
import { saveTemplate } from '@/lib/awards/certifications/save-template'
import type { TemplateRevision, TemplateUse } from '@/lib/awards/certifications/schema'
import { useTemplate as moveToTemplate } from '@/lib/awards/certifications/use-template'
import { Conflict } from '@/lib/platform/errors/errors'
import { fault } from '@/lib/platform/language/fault'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

export type Refusal = { error: string; faults: Record<string, string>; conflict: boolean }

/** Saves the next version. Fields are named by their paths in the look, or `name`. */
export async function save(
  input: TemplateRevision,
): Promise<{ saved: Awaited<ReturnType<typeof saveTemplate>> } | { refused: Refusal }> {
  try {
    const saved = await saveTemplate(await currentCtx(), input)
    revalidatePath('/', 'layout')
    return { saved }
  } catch (error) {
    // The page is drawn anew with the version that was saved meanwhile.
    if (error instanceof Conflict) revalidatePath('/', 'layout')
    return { refused: await refusalOf(error) }
  }
}

/** Has certifications use a version from now on; how many of them did not yet. */
export async function moveCertifications(
  input: TemplateUse,
): Promise<{ published: number } | { refused: Refusal }> {
  try {
    const { published } = await moveToTemplate(await currentCtx(), input)
    revalidatePath('/', 'layout')
    return { published: published.length }
  } catch (error) {
    return { refused: await refusalOf(error) }
  }
}

async function refusalOf(error: unknown): Promise<Refusal> {
  const speak = await speaker()
  const { error: text = '', fields = {} } = failure(error, speak)
  if (!(error instanceof z.ZodError)) {
    return { error: text, faults: fields, conflict: error instanceof Conflict }
  }
  const faults = error.issues.toReversed().map((issue) => {
    const path = issue.path[0] === 'look' ? issue.path.slice(1) : issue.path
    return [path.join('.'), speak(fault(issue))]
  })
  return { error: text, faults: Object.fromEntries(faults), conflict: false }
}
