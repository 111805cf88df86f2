import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { zoneCookie } from '@/components/shell/zone'
import { isZone } from '@/lib/platform/clock/zones'
import { fittingLocale, locales, messagesOf } from '@/lib/platform/language/languages'

/** Where a chosen language is kept. */
export const localeCookie = 'laurel-language'

/**
 * The language and time zone of a request, for next-intl. Public pages have their language in their
 * address and tell times in UTC, so that they are the same for all; signed-in pages take the language
 * chosen, else the one that the browser asks for, and the zone of the browser's clock.
 */
export default getRequestConfig(async ({ requestLocale }) => {
  const open = await requestLocale
  if (open) return { locale: open, messages: messagesOf(open), timeZone: 'UTC' }
  const [locale, timeZone] = await Promise.all([askedLocale(), readersZone()])
  return { locale, messages: messagesOf(locale), timeZone }
})

async function readersZone(): Promise<string> {
  const zone = (await cookies()).get(zoneCookie)?.value
  return isZone(zone) ? zone : 'UTC'
}

async function askedLocale(): Promise<string> {
  const chosen = (await cookies()).get(localeCookie)?.value
  if (chosen && locales().includes(chosen)) return chosen
  return fittingLocale((await headers()).get('accept-language'))
}
