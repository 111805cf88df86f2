'use server'

import type { z } from 'zod'
import { action } from '@/app/action'
import type { Ctx } from '@/lib/platform/access/context'
import { say } from '@/lib/platform/language/say'
import { type MadeKey, makeApiKey } from '@/lib/reach/api/make-api-key'
import { revokeApiKey } from '@/lib/reach/api/revoke-api-key'
import { rotateApiKey } from '@/lib/reach/api/rotate-api-key'
import { makeKeyInput, revokeKeyInput, rotateKeyInput } from '@/lib/reach/api/schema'
import type { KeyAction } from './new-keys'

export const makeKey = answeringKey(makeKeyInput, makeApiKey)
export const rotateKey = answeringKey(rotateKeyInput, rotateApiKey)
export const revokeKey = action(revokeKeyInput, revokeApiKey, () => say('apiKeys.revoked'))

/** An action whose answer holds the key, which nothing can tell again. */
function answeringKey<Schema extends z.ZodType>(
  schema: Schema,
  verb: (ctx: Ctx, input: z.output<Schema>) => Promise<MadeKey>,
): KeyAction {
  return async (before, form) => {
    const made: { key?: string } = {}
    const run = action(
      schema,
      async (ctx, input) => {
        made.key = (await verb(ctx, input)).key
      },
      () => say('apiKeys.isMade'),
    )
    return { ...(await run(before, form)), ...made }
  }
}
