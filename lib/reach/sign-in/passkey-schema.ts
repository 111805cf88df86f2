import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const bytes = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000)

const credential = {
  id: bytes.min(1).max(1400),
  rawId: bytes.max(1400),
  type: z.literal('public-key'),
}

/** What a browser answers when it has signed in with a passkey; more than this is left out. */
export const assertion: z.ZodType<AuthenticationResponseJSON> = z
  .object({
    ...credential,
    response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
  })
  .transform((answer) => ({ ...answer, clientExtensionResults: {} }))

/** What a browser answers when it has made a passkey. */
export const registration: z.ZodType<RegistrationResponseJSON> = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes,
      attestationObject: bytes,
      transports: z.array(z.string().max(20)).max(10).optional(),
    }),
  })
  .transform(({ response: { transports = [], ...response }, ...answer }) => ({
    ...{ ...answer, clientExtensionResults: {} },
    response: { ...response, transports: transports as AuthenticatorTransport[] },
  }))

type AuthenticatorTransport = NonNullable<
  RegistrationResponseJSON['response']['transports']
>[number]
