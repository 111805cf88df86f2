'use server'

import { action } from '@/app/action'
import { replaceSigningKey } from '@/lib/awards/signing/replace-signing-key'
import { replaceKeyInput } from '@/lib/awards/signing/schema'
import { say } from '@/lib/platform/language/say'

export const replaceKey = action(replaceKeyInput, replaceSigningKey, () => say('signing.made'))
