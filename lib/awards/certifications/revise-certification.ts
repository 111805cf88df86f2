import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { type RevisionForm, revisionForm } from './form-schema'
import { publishCertification } from './publish-certification'
import { getCertification } from './queries'
import type { CertificationInput } from './schema'

/**
 * Publishes the next version of a certification. The course given takes the place of the first one
 * asked for; whatever else is asked for stays. Issuer admins only.
 */
export async function reviseCertification(
  ctx: Ctx,
  input: RevisionForm,
): Promise<{ certificationId: string; version: number }> {
  const { certificationId, courseId, passMark, templateVersionId, ...content } =
    revisionForm.parse(input)
  const { slug, issuerId, current } = await getCertification(ctx, { certificationId })
  requireRole(ctx, issuerId, 'admin')
  const first = current.asked.findIndex(({ kind }) => kind === 'course')
  const kept = current.asked.flatMap((requirement, index): CertificationInput['requirements'] =>
    index === first ? [] : [requirement],
  )
  return publishCertification(ctx, {
    ...{ ...content, slug, issuerId },
    templateVersionId: templateVersionId ?? current.templateVersionId,
    requirements: [{ kind: 'course', courseId, passMark }, ...kept],
  })
}
