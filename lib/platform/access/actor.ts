declare const proven: unique symbol

export type MemberRole = 'reviewer' | 'admin'

export type UserActor = {
  readonly kind: 'user'
  readonly userId: string
  /** Where their mail goes: lower case, proven. */
  readonly email: string
  /** Every address they have proven, `email` among them, in lower case. */
  readonly addresses: readonly string[]
  readonly name: string | null
  readonly platformAdmin: boolean
  /** Issuer id → role. */
  readonly memberships: ReadonlyMap<string, MemberRole>
}

/** What a key may be made for. */
export const apiScopes = [
  ...(['credentials:issue', 'credentials:verify', 'credentials:status'] as const),
] as const
export type ApiScope = (typeof apiScopes)[number]

/** A program that acts for an issuer: it may do what its key was made for, and nothing else. */
export type KeyActor = {
  readonly kind: 'key'
  readonly keyId: string
  readonly issuerId: string
  readonly scopes: readonly ApiScope[]
}

/** Nobody in particular. `shown`: the id of a private certificate that they have proven to be given. */
export type AnyoneActor = { readonly kind: 'anyone'; readonly shown?: string }

/** Who acts. Only sign-in and `systemContext` make one, so that having one proves who it is. */
export type Actor = (
  | UserActor
  | KeyActor
  | { readonly kind: 'system'; readonly job: string }
  | AnyoneActor
) & { readonly [proven]: true }

/** Vouches for an actor. Called by sign-in, API keys and `systemContext` alone. */
export function mintActor(
  actor: UserActor | KeyActor | { kind: 'system'; job: string } | AnyoneActor,
): Actor {
  return actor as Actor
}
