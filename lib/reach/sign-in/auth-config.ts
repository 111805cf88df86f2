import type { NextAuthConfig } from 'next-auth'
import { database } from '@/db/client'
import { settings } from '@/lib/platform/env/settings'
import { reportBug } from '@/lib/platform/log/report'
import { authAdapter } from './auth-adapter'
import { mailSignInLink } from './mail-sign-in-link'
import { returnPath } from './return-path'
import { sessionCookie } from './session-cookie'
import { newSessionToken, sessionDays } from './sessions'
import { linkMinutes } from './sign-in-link'

/** How Auth.js signs people in: by a mailed link, into a session that the database keeps. */
export function authConfig(): NextAuthConfig {
  const { baseUrl } = settings()
  // Auth.js reads its own address from here alone; the Host header is the visitor's to choose.
  process.env.AUTH_URL = baseUrl
  return {
    adapter: authAdapter(database().db),
    basePath: '/api/auth',
    trustHost: true,
    useSecureCookies: baseUrl.startsWith('https:'),
    cookies: { sessionToken: sessionCookie() },
    session: {
      strategy: 'database',
      maxAge: sessionDays * 86_400,
      generateSessionToken: newSessionToken,
    },
    pages: {
      signIn: '/sign-in',
      signOut: '/',
      verifyRequest: '/sign-in/sent',
      error: '/sign-in',
    },
    logger: {
      // A link that was used or is too old is a visitor's everyday, not a bug.
      error: (error) => {
        if (error.name !== 'Verification') reportBug(error, 'sign-in')
      },
    },
    callbacks: { redirect: ({ url }) => `${baseUrl}${returnPath(pathOf(url, baseUrl))}` },
    providers: [
      {
        id: 'email',
        type: 'email',
        name: 'E-mail',
        maxAge: linkMinutes * 60,
        sendVerificationRequest: ({ identifier, token, url }) =>
          mailSignInLink({ email: identifier, token, next: nextOf(url, baseUrl) }),
      },
    ],
  }
}

function nextOf(callback: string, baseUrl: string) {
  return pathOf(new URL(callback).searchParams.get('callbackUrl') ?? '', baseUrl)
}

function pathOf(url: string, baseUrl: string) {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
}
