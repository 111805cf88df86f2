'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { say } from '@/lib/platform/language/say'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { countOne } from '@/lib/reach/sign-in/limits'
import { signInHere } from '@/lib/reach/sign-in/session-jar'
import { setUp } from '@/lib/reach/sign-in/set-up'
import { emailField, setUpInput } from '@/lib/reach/sign-in/set-up-schema'
import { mailService, tryMail } from '@/lib/reach/sign-in/try-mail'

/** Sets the installation up, and signs in whoever did. */
const finish = action(
  setUpInput,
  async (ctx, input) => {
    await countOne('set-up-client', await clientHere())
    const { userId } = await setUp(ctx, input)
    await signInHere(ctx, userId)
  },
  () => ({ goTo: '/admin' }),
)

/** Sends a test mail to the address given; nothing is kept. */
const test = action(
  z.object({ token: z.string().max(200), email: emailField }),
  tryMail,
  (_, { email }) =>
    mailService() ? say('signIn.setUp.tried', { email }) : say('signIn.setUp.triedHere'),
)

/** The one form of the set-up: which button was pressed says what is wanted. */
export const submit: typeof finish = async (state, form) => {
  if (form.get('want') !== 'test') return finish(state, form)
  const answer = await test(state, form)
  // What was typed stays, though this half of the form is done.
  const typed = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
  )
  return { ...answer, values: Object.fromEntries(typed) }
}
