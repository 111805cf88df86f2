import { NotFound } from '@/lib/platform/errors/errors'
import { signIn } from './auth'
import { clientHere } from './client-here'
import { countOne } from './limits'
import { identityProviderName } from './oidc'
import { returnPath } from './return-path'

/**
 * Where the identity provider is asked who this is; the cookies of the way back are set. NotFound
 * without a provider, TooMany above the limit. Trouble with the provider leads to the sign-in page.
 */
export async function startOidc({ next }: { next: string | null }): Promise<string> {
  if (!identityProviderName()) throw new NotFound()
  await countOne('oidc-client', await clientHere())
  return await signIn('oidc', { redirectTo: returnPath(next), redirect: false })
}
