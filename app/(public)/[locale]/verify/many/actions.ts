'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { beginRun } from '@/lib/awards/verification/begin-run'
import { messageKey } from '@/lib/platform/language/say'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { countOne } from '@/lib/reach/sign-in/limits'

const input = z
  .object({
    text: z.string().optional(),
    // A browser sends an empty one where none was chosen.
    file: z
      .file()
      .optional()
      .transform((file) => (file && file.size > 0 ? file : undefined)),
  })
  .refine(({ text, file }) => Boolean(text?.trim()) !== Boolean(file), {
    message: messageKey('verify.many.refused.one'),
    path: ['text'],
  })

/** Begins a run, and goes to where it is followed. */
export const begin = action(
  input,
  async (ctx, { text, file }) => {
    await countOne('verify-many-client', await clientHere())
    if (!file) return beginRun(ctx, { text: text ?? '' })
    const bytes = new Uint8Array(await file.arrayBuffer())
    return beginRun(ctx, { file: { name: file.name.slice(0, 200), bytes } })
  },
  ({ secret }) => ({ goTo: `/verify/many/${secret}` }),
)
