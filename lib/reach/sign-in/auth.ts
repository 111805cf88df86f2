import NextAuth from 'next-auth'
import { authConfig } from './auth-config'

/** Auth.js, configured when first asked: building the app needs neither settings nor a database. */
export const { handlers, signIn } = NextAuth((request) =>
  authConfig(request?.headers.get('user-agent')),
)
