import { revalidatePath } from 'next/cache'
import { redirect, unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import type { ActionState, FormAction } from '@/components/ui/action-form'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError, LaurelError } from '@/lib/platform/errors/errors'
import { reportBug } from '@/lib/platform/log/report'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/** What is said when it worked, or where to go. */
type Done = string | { goTo: string }

/**
 * A server action: parses the form, runs the verb as whoever sent it, draws the pages anew.
 * `done` tells what has happened. A failure comes back as a sentence with what had been typed;
 * a bug is logged once, and the sentence carries its reference.
 */
export function action<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (ctx: Ctx, input: z.output<Schema>) => Promise<Result>,
  done: (result: Result, input: z.output<Schema>) => Done,
): FormAction {
  return async (_, form) => {
    try {
      const input = await schema.parseAsync(given(form))
      const outcome = done(await verb(await currentCtx(), input), input)
      revalidatePath('/', 'layout')
      if (typeof outcome !== 'string') redirect(outcome.goTo)
      return { ok: outcome }
    } catch (error) {
      unstable_rethrow(error)
      return { ...failure(error), values: typed(form) }
    }
  }
}

function failure(error: unknown): ActionState {
  if (error instanceof z.ZodError) {
    const fields = Object.fromEntries(
      error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ''), issue.message]),
    )
    return { error: 'Nothing was saved yet: look at what is marked below.', fields }
  }
  if (error instanceof InputError) return { error: error.message, fields: error.fields }
  if (error instanceof LaurelError && error.status === 401) {
    return { error: 'You are no longer signed in. Sign in in another tab, then send this again.' }
  }
  if (error instanceof LaurelError && error.status !== 500) return { error: error.message }
  const reference = reportBug(error, 'action')
  return { error: `That did not work, and it is our fault. The reference is ${reference}.` }
}

/** The form as an object: an empty field counts as not given, a name in brackets is a list. */
function given(form: FormData): Record<string, unknown> {
  const names = new Set([...form.keys()].filter((name) => !name.startsWith('$')))
  return Object.fromEntries(
    [...names].map((name) => {
      if (name.endsWith('[]')) return [name.slice(0, -2), form.getAll(name)]
      const value = form.get(name)
      return [name, value === '' ? undefined : value]
    }),
  )
}

function typed(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
    ),
  )
}
