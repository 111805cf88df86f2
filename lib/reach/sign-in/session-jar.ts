import { cookies, headers } from 'next/headers'
import type { Ctx } from '@/lib/platform/access/context'
import { deviceOf } from './device'
import { sessionCookie } from './session-cookie'
import { endSession, openSession } from './sessions'

/** Signs this browser in as a user; the session it had before ends. Only where cookies can be set. */
export async function signInHere(ctx: Pick<Ctx, 'db' | 'now'>, userId: string): Promise<void> {
  const { name, options } = sessionCookie()
  const jar = await cookies()
  const device = deviceOf((await headers()).get('user-agent'))
  const instead = jar.get(name)?.value
  const { token, expires } = await openSession(ctx, userId, { device, instead })
  jar.set(name, token, { ...options, expires })
}

/** Signs this browser out: its session ends for good, whoever kept a copy of the cookie. */
export async function signOutHere({ db }: Pick<Ctx, 'db'>): Promise<void> {
  const { name, options } = sessionCookie()
  const jar = await cookies()
  const token = jar.get(name)?.value
  if (token) await endSession({ db }, token)
  jar.set(name, '', { ...options, maxAge: 0 })
}

/** This browser's session token, or undefined. */
export async function tokenHere(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookie().name)?.value || undefined
}
