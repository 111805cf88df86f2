'use server'

import { failure } from '@/app/action'
import { speaker } from '@/app/speaker'
import type { ToldVerification } from '@/components/verification/told'
import { credentialAtMost, fileAtMost, type VerifyInput } from '@/lib/awards/verification/schema'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { ask } from './ask'
import { tell } from './tell'

/** What was found, or why it could not be looked for; the text that was pasted comes back. */
export type Answered = { told?: ToldVerification; error?: string; text?: string }

/** Verifies a file or a text that was posted. Nothing of it is kept. */
export async function verifyGiven(_: Answered, form: FormData): Promise<Answered> {
  const text = form.get('credential')
  const kept = typeof text === 'string' && text.length <= credentialAtMost ? { text } : {}
  const speak = await speaker()
  try {
    return { ...kept, told: tell(await ask(await givenIn(form)), speak) }
  } catch (error) {
    const { error: sentence = '' } = failure(error, speak)
    return { ...kept, error: sentence }
  }
}

async function givenIn(form: FormData): Promise<VerifyInput> {
  const text = form.get('credential')
  if (typeof text === 'string') {
    if (text.trim() === '') throw new InputError(say('verify.byText.choose'))
    if (text.length > credentialAtMost) throw new InputError(say('verify.byText.tooLong'))
    return { credential: text.trim() }
  }
  const file = form.get('file')
  if (!(file instanceof File) || (file.name === '' && file.size === 0)) {
    throw new InputError(say('verify.byFile.choose'))
  }
  if (file.size === 0) throw new InputError(say('verify.byFile.empty'))
  if (file.size > fileAtMost) throw new InputError(say('verify.byFile.tooLarge'))
  return {
    file: { name: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) },
  }
}
