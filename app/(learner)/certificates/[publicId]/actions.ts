'use server'

import { action } from '@/app/action'
import { tellingAction } from '@/app/telling-action'
import { endShareLink } from '@/lib/awards/privacy/end-share-link'
import { makePrivate } from '@/lib/awards/privacy/make-private'
import { makePublic } from '@/lib/awards/privacy/make-public'
import { makeShareLink } from '@/lib/awards/privacy/make-share-link'
import { endShareLinkInput, makeShareLinkInput, privacyInput } from '@/lib/awards/privacy/schema'
import { say } from '@/lib/platform/language/say'

export const setPrivate = action(privacyInput, makePrivate, () => say('privacy.isPrivate'))
export const setPublic = action(privacyInput, makePublic, () => say('privacy.isPublic'))

export const makeLink = tellingAction(
  makeShareLinkInput,
  async (ctx, input) => (await makeShareLink(ctx, input)).url,
  () => say('privacy.links.made'),
)
export const endLink = action(endShareLinkInput, endShareLink, () => say('privacy.links.ended'))
