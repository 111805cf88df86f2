type Ends = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired'

/** What has become of an invitation at `now`. */
export function invitationState(
  { acceptedAt, revokedAt, expiresAt }: Ends,
  now: Date,
): InvitationState {
  if (acceptedAt) return 'accepted'
  if (revokedAt) return 'revoked'
  return expiresAt <= now ? 'expired' : 'open'
}
