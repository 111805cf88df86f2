'use server'

import { action } from '@/app/action'
import { tellingAction } from '@/app/telling-action'
import { say } from '@/lib/platform/language/say'
import { makeApiKey } from '@/lib/reach/api/make-api-key'
import { revokeApiKey } from '@/lib/reach/api/revoke-api-key'
import { rotateApiKey } from '@/lib/reach/api/rotate-api-key'
import { makeKeyInput, revokeKeyInput, rotateKeyInput } from '@/lib/reach/api/schema'

const isMade = () => say('apiKeys.isMade')

export const makeKey = tellingAction(
  makeKeyInput,
  async (ctx, input) => (await makeApiKey(ctx, input)).key,
  isMade,
)

export const rotateKey = tellingAction(
  rotateKeyInput,
  async (ctx, input) => (await rotateApiKey(ctx, input)).key,
  isMade,
)

export const revokeKey = action(revokeKeyInput, revokeApiKey, () => say('apiKeys.revoked'))
