import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { countOne } from './limits'
import { addressMinutes, mailAddressLink } from './mails'
import { makeOneTime } from './one-time'

/**
 * Mails a link to an address which, opened by the same person, proves it to be theirs. `client` is
 * who asks, for the limits: TooMany above them.
 */
export async function requestAddress(
  ctx: Ctx,
  input: { email: string; client: string },
): Promise<{ email: string }> {
  const user = requireUser(ctx)
  const email = input.email.trim().toLowerCase()
  if (user.addresses.includes(email)) {
    throw new InputError(say('settings.addresses.yours'), {
      email: say('settings.addresses.yours'),
    })
  }
  await countOne('link-client', input.client)
  await countOne('link-address', email)
  const token = await makeOneTime(ctx, {
    ...{ purpose: 'address', userId: user.userId, address: email, minutes: addressMinutes },
  })
  await mailAddressLink({ to: email, token, asker: user.email })
  return { email }
}
