'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { action } from '@/app/action'
import { localeCookie } from '@/app/words'
import { requireUser } from '@/lib/platform/access/policy'
import { locales } from '@/lib/platform/language/languages'
import { say } from '@/lib/platform/language/say'
import { clientHere } from '@/lib/reach/sign-in/client-here'
import { addressMinutes } from '@/lib/reach/sign-in/mails'
import { makePrimary, removeAddress } from '@/lib/reach/sign-in/my-addresses'
import { removePasskey } from '@/lib/reach/sign-in/my-passkeys'
import { endMyOtherSessions, endMySession } from '@/lib/reach/sign-in/my-sessions'
import { proveAddress } from '@/lib/reach/sign-in/prove-address'
import { renameMe } from '@/lib/reach/sign-in/rename-me'
import { requestAddress } from '@/lib/reach/sign-in/request-address'
import { tokenHere } from '@/lib/reach/sign-in/session-jar'
import { emailField } from '@/lib/reach/sign-in/set-up-schema'

const address = z.object({ email: z.string().max(254) })

export const rename = action(z.object({ name: z.string().trim().min(1).max(300) }), renameMe, () =>
  say('settings.profile.saved'),
)

export const addAddress = action(
  z.object({ email: emailField }),
  async (ctx, { email }) => requestAddress(ctx, { email, client: await clientHere() }),
  ({ email }) => say('settings.addresses.sent', { email, minutes: addressMinutes }),
)

export const confirmAddress = action(z.object({ token: z.string() }), proveAddress, () => ({
  goTo: '/settings#addresses',
}))

export const sendMailTo = action(address, makePrimary, (_, { email }) =>
  say('settings.addresses.madePrimary', { email }),
)

export const dropAddress = action(address, removeAddress, (_, { email }) =>
  say('settings.addresses.removed', { email }),
)

export const dropPasskey = action(z.object({ id: z.string() }), removePasskey, () =>
  say('settings.passkeys.removed'),
)

export const endSession = action(z.object({ id: z.string() }), endMySession, () =>
  say('settings.sessions.ended'),
)

export const endOtherSessions = action(
  z.object({}),
  async (ctx) => endMyOtherSessions(ctx, { token: await tokenHere() }),
  ({ count }) => say('settings.sessions.endedOthers', { count }),
)

export const chooseLanguage = action(
  z.object({ language: z.string().refine((name) => locales().includes(name)) }),
  async (ctx, { language }) => {
    requireUser(ctx)
    const jar = await cookies()
    jar.set(localeCookie, language, { path: '/', sameSite: 'lax', maxAge: 365 * 86_400 })
  },
  () => say('settings.look.languageSaved'),
)
