import { asc, eq } from 'drizzle-orm'
import { certificates, learners, outbox } from '@/db/schema'
import { issueChunk } from '@/lib/awards/certificates/issue-chunk'
import { openBatch } from '@/lib/awards/certificates/open-batch'
import { type BatchTrigger, batchTriggers } from '@/lib/awards/certificates/schema'
import { createTemplate } from '@/lib/awards/certifications/create-template'
import { publishCertification } from '@/lib/awards/certifications/publish-certification'
import type { CertificationInput } from '@/lib/awards/certifications/schema'
import { createIssuer } from '@/lib/awards/issuers/create-issuer'
import { createCourse } from '@/lib/awards/learning/create-course'
import { recordCompletions } from '@/lib/awards/learning/record-completions'
import type { Ctx } from '@/lib/platform/access/context'
import { factEvent } from '@/lib/platform/events/catalogue'

type Asked = CertificationInput['requirements'][number]
type Done = { email: string; at: Date; score?: number; name?: string; courseId?: string }

/** An issuer with one course, for tests that award by hand what the jobs award otherwise. */
export async function openDesk(ctx: Ctx, slug: string) {
  const { issuerId } = await createIssuer(ctx, { slug, name: `Issuer ${slug}` })
  const course = async (code: string) => {
    const { courseId } = await createCourse(ctx, {
      ...{ issuerId, code, slug: `${slug}-${code}`, title: `Course ${code}` },
    })
    return courseId
  }
  const courseId = await course('c-1')
  const { templateVersionId } = await createTemplate(ctx, {
    ...{ issuerId, name: 'Classic', look: { design: 'classic', paper: 'a4' } },
  })
  return {
    issuerId,
    courseId,
    course,
    /** Publishes a certification that asks for the course (pass mark 60) and for what is given. */
    async certification(
      name: string,
      content: Partial<CertificationInput> = {},
      also: Asked[] = [],
    ): Promise<string> {
      const { certificationId } = await publishCertification(ctx, {
        ...{ issuerId, templateVersionId, slug: `${slug}-${name}`, title: `The ${name}` },
        requirements: [{ kind: 'course', courseId, passMark: 60 }, ...also],
        ...content,
      })
      return certificationId
    },
    /** Records completions of the issuer's course, scored 80 where nothing else is given. */
    async complete(...rows: Done[]): Promise<string[]> {
      const recorded = await recordCompletions(ctx, {
        ...{ issuerId, source: 'lms' },
        rows: rows.map(({ email, at, ...row }) => ({
          ...{ email, name: 'Kim Doe', courseId, score: 80, completedAt: at, ...row },
        })),
      })
      return recorded.map(({ completionId }) => completionId)
    },
    /** The certificates of the learner with this address, first awarded first. */
    certificatesOf(email: string) {
      return ctx.db
        .select({ certificate: certificates })
        .from(certificates)
        .innerJoin(learners, eq(learners.id, certificates.learnerId))
        .where(eq(learners.email, email))
        .orderBy(asc(certificates.cycle), asc(certificates.id))
        .then((rows) => rows.map((row) => row.certificate))
    },
  }
}

const handled = new Set<string>()

/** Does what the jobs do about the facts recorded since it was last called: decides and issues. */
export async function decideAll(ctx: Ctx): Promise<void> {
  for (;;) {
    const rows = await ctx.db.select().from(outbox).orderBy(asc(outbox.id))
    const fresh = rows.filter((row) => !handled.has(row.id))
    if (fresh.length === 0) return
    for (const { id, name, data } of fresh) {
      handled.add(id)
      const { issuerId, subjectIds, importId } = factEvent.parse(data)
      if (batchTriggers.includes(name as BatchTrigger)) {
        const trigger = name as BatchTrigger
        await openBatch(ctx, { issuerId, cause: id, trigger, subjectIds, importId })
      }
      if (name === 'batch/opened') await issueBatch(ctx, subjectIds[0] as string)
    }
  }
}

/** Issues a whole batch, as its job does. */
export async function issueBatch(ctx: Ctx, batchId: string): Promise<void> {
  for (let left = 1; left > 0; ) left = (await issueChunk(ctx, { batchId })).remaining
}
