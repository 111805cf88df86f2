'use server'

import { action } from '@/app/action'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { revokeInput } from '@/lib/awards/certificates/schema'

export const revoke = action(revokeInput, revokeCertificate, () => 'The certificate is revoked.')
