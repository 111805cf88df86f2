export type NotificationType = 'issued' | 'revoked' | 'expiring' | 'expired'
