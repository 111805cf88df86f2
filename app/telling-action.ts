import type { z } from 'zod'
import type { TellingAction } from '@/components/ui/shown-once'
import type { Ctx } from '@/lib/platform/access/context'
import type { Sentence } from '@/lib/platform/language/say'
import { action } from './action'

/** An action whose answer holds what `verb` makes, which nothing can tell again: a key, or a link. */
export function tellingAction<Schema extends z.ZodType>(
  schema: Schema,
  verb: (ctx: Ctx, input: z.output<Schema>) => Promise<string>,
  done: () => Sentence,
): TellingAction {
  return async (before, form) => {
    const made: { told?: string } = {}
    const run = action(
      schema,
      async (ctx, input) => {
        made.told = await verb(ctx, input)
      },
      done,
    )
    return { ...(await run(before, form)), ...made }
  }
}
