'use server'

import { action } from '@/app/action'
import { compromiseCredentialKey } from '@/lib/awards/credentials/compromise-key'
import { replaceCredentialKey } from '@/lib/awards/credentials/replace-key'
import { retireCredentialKey } from '@/lib/awards/credentials/retire-key'
import {
  compromiseKeyInput,
  replaceKeyInput as replaceCredentialsInput,
  retireKeyInput,
} from '@/lib/awards/credentials/schema'
import { replaceSigningKey } from '@/lib/awards/signing/replace-signing-key'
import { replaceKeyInput } from '@/lib/awards/signing/schema'
import { say } from '@/lib/platform/language/say'

export const replaceKey = action(replaceKeyInput, replaceSigningKey, () => say('signing.made'))

export const replaceCredentials = action(replaceCredentialsInput, replaceCredentialKey, () =>
  say('credentials.keys.replaced'),
)
export const retireKey = action(retireKeyInput, retireCredentialKey, () =>
  say('credentials.keys.retired'),
)
export const compromiseKey = action(compromiseKeyInput, compromiseCredentialKey, () =>
  say('credentials.keys.compromised'),
)
