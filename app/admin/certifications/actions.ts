'use server'

import { action } from '@/app/action'
import { createCertification } from '@/lib/awards/certifications/create-certification'
import { certificationForm, revisionForm } from '@/lib/awards/certifications/form-schema'
import { reviseCertification } from '@/lib/awards/certifications/revise-certification'

const shown = ({ certificationId }: { certificationId: string }) => ({
  goTo: `/admin/certifications/${certificationId}`,
})

export const create = action(certificationForm, createCertification, shown)

export const revise = action(revisionForm, reviseCertification, shown)
