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

/** Who acts. Only sign-in and `systemContext` make one, so that having one proves who it is. */
export type Actor = (
  | UserActor
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'anyone' }
) & { readonly [proven]: true }

/** Vouches for an actor. Called by sign-in, API keys and `systemContext` alone. */
export function mintActor(
  actor: UserActor | { kind: 'system'; job: string } | { kind: 'anyone' },
): Actor {
  return actor as Actor
}
