/** `replaced`: by a newer one, and it works beside it for a while still. */
export type ApiKeyState = 'working' | 'replaced' | 'expired' | 'revoked'

type Told = { expiresAt: Date | null; replacedBy: string | null; revokedAt: Date | null }

export function apiKeyState({ expiresAt, replacedBy, revokedAt }: Told, now: Date): ApiKeyState {
  if (revokedAt) return 'revoked'
  if (expiresAt && expiresAt <= now) return 'expired'
  return replacedBy ? 'replaced' : 'working'
}
