import type { Profile } from 'next-auth'
import type { OIDCConfig } from 'next-auth/providers'
import { settings } from '@/lib/platform/env/settings'

/** The name under which an identity provider is offered, or null where none is set. */
export function identityProviderName(): string | null {
  const { OIDC_ISSUER, OIDC_NAME } = settings()
  return OIDC_ISSUER ? (OIDC_NAME ?? new URL(OIDC_ISSUER).host) : null
}

/**
 * The identity provider of the settings, if there is one. An account of it is joined to a person by
 * its address, which is safe because the operator chose the provider and `provenProfile` lets
 * nobody through whose address it has not verified itself.
 */
export function identityProvider(): OIDCConfig<Profile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '' } = settings()
  if (!OIDC_ISSUER) return []
  return [
    {
      id: 'oidc',
      type: 'oidc',
      name: identityProviderName() ?? 'oidc',
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
      // Many providers tell the address to the userinfo endpoint alone.
      idToken: false,
      allowDangerousEmailAccountLinking: true,
      profile: ({ sub, name, email }) => ({
        id: String(sub),
        name: name ?? null,
        email: email ?? null,
      }),
    },
  ]
}

/** True where the provider says that it has verified the address. Silence is no yes. */
export function provenProfile(profile: Profile | undefined): boolean {
  return typeof profile?.email === 'string' && profile.email_verified === true
}
