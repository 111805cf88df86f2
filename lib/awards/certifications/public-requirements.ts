import { eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { certifications, courses, requirements } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { titleInForce } from './in-force'

/** One thing that is asked for, with the address of the page that tells more. */
export type Asked =
  | { kind: 'course'; title: string; slug: string; passMark: number | null }
  | { kind: 'certification'; title: string; slug: string }
  | { kind: 'fee'; amount: number; currency: string }

/** What a certification's version asks for: courses first, in the order in which they were written. */
export async function loadAsked(db: Ctx['db'], versionId: string): Promise<Asked[]> {
  const required = alias(certifications, 'required')
  const rows = await db
    .select({
      kind: requirements.kind,
      passMark: requirements.passMark,
      amount: requirements.feeAmount,
      currency: requirements.feeCurrency,
      course: { title: courses.title, slug: courses.slug },
      certification: { title: titleInForce(required.id), slug: required.slug },
    })
    .from(requirements)
    .leftJoin(courses, eq(courses.id, requirements.courseId))
    .leftJoin(required, eq(required.id, requirements.requiredCertificationId))
    .where(eq(requirements.certificationVersionId, versionId))
    .orderBy(requirements.id)
  // The table's check makes each kind carry just its own columns.
  const asked = rows.map(({ kind, passMark, amount, currency, course, certification }) => {
    if (kind === 'course') return { kind, ...course, passMark }
    return kind === 'certification' ? { kind, ...certification } : { kind, amount, currency }
  }) as Asked[]
  const order = ['course', 'certification', 'fee']
  return asked.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}
