import type { NextAuthConfig } from 'next-auth'
import { database } from '@/db/client'
import { settings } from '@/lib/platform/env/settings'
import { reportBug } from '@/lib/platform/log/report'
import { newSecret } from '@/lib/platform/secrets/secret'
import { authAdapter } from './auth-adapter'
import { deviceOf } from './device'
import { mailSignInLink } from './mails'
import { identityProvider, provenProfile } from './oidc'
import { keepProven } from './proven'
import { returnPath } from './return-path'
import { sessionCookie } from './session-cookie'
import { sessionDays } from './sessions'
import { linkMinutes } from './sign-in-link'

/** What goes wrong on people's ordinary days: a link used twice, a way back from nowhere. */
const everyday = ['Verification', 'AccessDenied', 'InvalidCheck', 'OAuthCallbackError']

/**
 * How Auth.js signs people in: by a mailed link or an identity provider, into a session that the
 * database keeps. `userAgent` is what the browser calls itself.
 */
export function authConfig(userAgent?: string | null): NextAuthConfig {
  const { baseUrl } = settings()
  // Auth.js reads its own address from here alone; the Host header is the visitor's to choose.
  process.env.AUTH_URL = baseUrl
  const { db } = database()
  return {
    adapter: authAdapter(db, deviceOf(userAgent)),
    basePath: '/api/auth',
    trustHost: true,
    useSecureCookies: baseUrl.startsWith('https:'),
    cookies: { sessionToken: sessionCookie() },
    session: {
      strategy: 'database',
      maxAge: sessionDays * 86_400,
      generateSessionToken: newSecret,
    },
    pages: {
      signIn: '/sign-in',
      signOut: '/',
      verifyRequest: '/sign-in/sent',
      error: '/sign-in',
    },
    logger: {
      error: (error) => {
        if (!everyday.includes(error.name)) reportBug(error, 'sign-in')
      },
    },
    callbacks: {
      redirect: ({ url }) => `${baseUrl}${returnPath(pathOf(url, baseUrl))}`,
      signIn: ({ account, profile }) =>
        account?.type !== 'oidc' || provenProfile(profile) || '/sign-in?error=unproven',
    },
    events: {
      // Somebody known by their address alone until now: the provider vouches for it.
      linkAccount: async ({ user }) => {
        if (user.id) await keepProven({ db, now: new Date() }, user.id)
      },
    },
    providers: [
      {
        id: 'email',
        type: 'email',
        name: 'E-mail',
        maxAge: linkMinutes * 60,
        sendVerificationRequest: ({ identifier, token, url }) =>
          mailSignInLink({ email: identifier, token, next: nextOf(url, baseUrl) }),
      },
      ...identityProvider(),
    ],
  }
}

function nextOf(callback: string, baseUrl: string) {
  return pathOf(new URL(callback).searchParams.get('callbackUrl') ?? '', baseUrl)
}

function pathOf(url: string, baseUrl: string) {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
}
