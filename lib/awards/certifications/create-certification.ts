import type { Ctx } from '@/lib/platform/access/context'
import { type CertificationForm, certificationForm } from './form-schema'
import { publishCertification } from './publish-certification'

/**
 * Makes a certification that asks for one course. Without a template it gets the issuer's newest,
 * or a plain one. Conflict where the name in its link is taken. Issuer admins only.
 */
export async function createCertification(
  ctx: Ctx,
  input: CertificationForm,
): Promise<{ certificationId: string; version: number }> {
  const { courseId, passMark, ...content } = certificationForm.parse(input)
  return publishCertification(ctx, {
    ...{ ...content, fresh: true, requirements: [{ kind: 'course', courseId, passMark }] },
  })
}
