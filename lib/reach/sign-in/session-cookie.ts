import { settings } from '@/lib/platform/env/settings'

/** The cookie that carries a session's token. Over https it is bound to this very host. */
export function sessionCookie() {
  const secure = settings().baseUrl.startsWith('https:')
  return {
    name: secure ? '__Host-laurel-session' : 'laurel-session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  } as const
}
