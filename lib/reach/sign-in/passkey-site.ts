import { z } from 'zod'
import { settings } from '@/lib/platform/env/settings'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'

/** How long a browser may take to answer a challenge, in minutes: as long as the page lies open. */
export const challengeMinutes = 10

/** For whom passkeys are made: the host that people reach us at, and its pages alone. */
export function passkeySite(): { id: string; origin: string } {
  const { hostname, origin } = new URL(settings().baseUrl)
  return { id: hostname, origin }
}

/** A user's id as the bytes that an authenticator keeps. */
export function idBytes(userId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(userId.replaceAll('-', ''), 'hex'))
}

/** The challenge that an answer says it answers; InputError where it says none. */
export function challengeOf({ response }: { response: { clientDataJSON: string } }): string {
  try {
    const text = Buffer.from(response.clientDataJSON, 'base64url').toString()
    return z.object({ challenge: z.string().max(200) }).parse(JSON.parse(text)).challenge
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      throw new InputError(say('signIn.passkey.refused'))
    }
    throw error
  }
}
