import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { fittingLocale, locales, messagesOf } from '@/lib/platform/language/languages'

/** Where a chosen language is kept. */
export const localeCookie = 'laurel-language'

/**
 * The language of a request, for next-intl. Public pages have it in their address, so that they are
 * the same for all; signed-in pages take the one chosen, else the one that the browser asks for.
 */
export default getRequestConfig(async ({ requestLocale }) => {
  const locale = (await requestLocale) ?? (await askedLocale())
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' }
})

async function askedLocale(): Promise<string> {
  const chosen = (await cookies()).get(localeCookie)?.value
  if (chosen && locales().includes(chosen)) return chosen
  return fittingLocale((await headers()).get('accept-language'))
}
