import { revalidatePath } from 'next/cache'
import { redirect, unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import type { ActionState, FormAction } from '@/components/ui/action-form'
import type { Ctx } from '@/lib/platform/access/context'
import { InputError, LaurelError, Unauthorised } from '@/lib/platform/errors/errors'
import { fault } from '@/lib/platform/language/fault'
import { type Sentence, say } from '@/lib/platform/language/say'
import { reportBug } from '@/lib/platform/log/report'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { type Speak, speaker } from './speaker'

/** What is said when it worked, or where to go. */
type Done = Sentence | { goTo: string }

/**
 * A server action: parses the form, runs the verb as whoever sent it, draws the pages anew.
 * `done` tells what has happened; `undo`, where it is honest, gives what takes it back. A failure
 * comes back as a sentence with what had been typed; a bug is logged once, and the sentence carries
 * its reference.
 */
export function action<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (ctx: Ctx, input: z.output<Schema>) => Promise<Result>,
  done: (result: Result, input: z.output<Schema>) => Done,
  undo?: (result: Result, input: z.output<Schema>) => NonNullable<ActionState['undo']>,
): FormAction {
  return async (_, form) => {
    try {
      const input = await schema.parseAsync(given(form))
      const result = await verb(await currentCtx(), input)
      const outcome = done(result, input)
      revalidatePath('/', 'layout')
      if ('goTo' in outcome) redirect(outcome.goTo)
      const ok = (await speaker())(outcome)
      return undo ? { ok, undo: undo(result, input) } : { ok }
    } catch (error) {
      unstable_rethrow(error)
      return { ...failure(error, await speaker()), values: typed(form) }
    }
  }
}

/** What a failure is told as: a sentence, and what is wrong with which field. */
export function failure(error: unknown, speak: Speak): ActionState {
  if (error instanceof z.ZodError) {
    const fields = error.issues
      .toReversed()
      .map((issue) => [String(issue.path[0] ?? ''), speak(fault(issue))])
    return { error: speak(say('errors.nothingSaved')), fields: Object.fromEntries(fields) }
  }
  if (error instanceof InputError) {
    const fields = Object.entries(error.fields).map(([name, why]) => [name, speak(why)])
    // What a field says need not be said twice.
    const atField = Object.values(error.fields).includes(error.sentence)
    const sentence = atField ? say('errors.nothingSaved') : error.sentence
    return { error: speak(sentence), fields: Object.fromEntries(fields) }
  }
  if (error instanceof Unauthorised) return { error: speak(say('errors.signedOut')) }
  if (error instanceof LaurelError) return { error: speak(error.sentence) }
  return { error: speak(say('errors.bug', { reference: reportBug(error, 'action') })) }
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
