import { Forbidden, NotFound, Unauthorised } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import type { MemberRole, UserActor } from './actor'
import type { Ctx } from './context'

const rank: Record<MemberRole, number> = { reviewer: 1, admin: 2 }

/**
 * Passes when the actor has at least `role` at the issuer. An issuer the actor has nothing to do
 * with is NotFound, as if it did not exist; too low a role is Forbidden.
 */
export function requireRole(ctx: Ctx, issuerId: string, role: MemberRole): void {
  const { actor } = ctx
  if (actor.kind === 'system') return
  if (actor.kind === 'anyone') throw new Unauthorised()
  if (actor.platformAdmin) return
  const held = actor.memberships.get(issuerId)
  if (!held) throw new NotFound()
  if (rank[held] < rank[role]) throw new Forbidden()
}

/** The issuers whose rows the actor may read: ids, or `all`. Someone with none is Forbidden. */
export function readableIssuers(ctx: Ctx): 'all' | string[] {
  const { actor } = ctx
  if (actor.kind === 'system') return 'all'
  if (actor.kind === 'anyone') throw new Unauthorised()
  if (actor.platformAdmin) return 'all'
  if (actor.memberships.size === 0) throw new Forbidden()
  return [...actor.memberships.keys()]
}

/** Passes for the people who run the installation and for its jobs. */
export function requirePlatformAdmin(ctx: Ctx): void {
  const { actor } = ctx
  if (actor.kind === 'system') return
  if (actor.kind === 'anyone') throw new Unauthorised()
  if (!actor.platformAdmin) throw new Forbidden(say('errors.platformAdminsOnly'))
}

/** The signed-in person, or Unauthorised. */
export function requireUser(ctx: Ctx): UserActor {
  if (ctx.actor.kind !== 'user') throw new Unauthorised()
  return ctx.actor
}
