import { Forbidden, NotFound, Unauthorised } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import type { ApiScope, MemberRole, UserActor } from './actor'
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
  if (actor.kind === 'key') throw new Forbidden()
  if (actor.platformAdmin) return
  const held = actor.memberships.get(issuerId)
  if (!held) throw new NotFound()
  if (rank[held] < rank[role]) throw new Forbidden()
}

/** `requireRole`, but also for a program that acts for the issuer and whose key was made for `scope`. */
export function requireRoleOrScope(
  ctx: Ctx,
  issuerId: string,
  { role, scope }: { role: MemberRole; scope: ApiScope },
): void {
  if (ctx.actor.kind !== 'key') requireRole(ctx, issuerId, role)
  else if (ctx.actor.issuerId !== issuerId) throw new NotFound()
  else requireScope(ctx, scope)
}

/** The issuers whose rows the actor may read: ids, or `all`. Someone with none is Forbidden. */
export function readableIssuers(ctx: Ctx): 'all' | string[] {
  const { actor } = ctx
  if (actor.kind === 'system') return 'all'
  if (actor.kind === 'anyone') throw new Unauthorised()
  if (actor.kind === 'key') throw new Forbidden()
  if (actor.platformAdmin) return 'all'
  if (actor.memberships.size === 0) throw new Forbidden()
  return [...actor.memberships.keys()]
}

/** Passes for the people who run the installation and for its jobs. */
export function requirePlatformAdmin(ctx: Ctx): void {
  const { actor } = ctx
  if (actor.kind === 'system') return
  if (actor.kind === 'anyone') throw new Unauthorised()
  if (actor.kind === 'key' || !actor.platformAdmin)
    throw new Forbidden(say('errors.platformAdminsOnly'))
}

/** The signed-in person, or Unauthorised; Forbidden for a program, which nobody can sign in as. */
export function requireUser(ctx: Ctx): UserActor {
  if (ctx.actor.kind === 'key') throw new Forbidden()
  if (ctx.actor.kind !== 'user') throw new Unauthorised()
  return ctx.actor
}

/**
 * The issuer that a program acts for, where its key was made for this. Forbidden for a key that was
 * not, and for people, who have pages of their own.
 */
export function requireScope(ctx: Ctx, scope: ApiScope): string {
  const { actor } = ctx
  if (actor.kind === 'anyone') throw new Unauthorised()
  if (actor.kind !== 'key' || !actor.scopes.includes(scope)) {
    throw new Forbidden(say('errors.scope', { scope }))
  }
  return actor.issuerId
}
