import { eq, inArray, sql } from 'drizzle-orm'
import {
  certificates,
  certificationVersions,
  completions,
  courses,
  imports,
  invitations,
  learners,
  users,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { isId } from '@/lib/platform/ids/ids'

type Act = { action: string; subjectIds: string[]; data: Record<string, unknown> }

/** What an act was about: a name for people, where it still has one, and the page to look at. */
export type Subject = { name: string | null; href: string | null; more: number }

/** Names the first subject of each act as it is called now; the caller has asked whose acts they are. */
export async function nameSubjects(
  ctx: Pick<Ctx, 'db'>,
  acts: Act[],
): Promise<(act: Act) => Subject> {
  const ids = [...new Set(acts.map((act) => subjectId(act)).filter(isId))]
  const named = new Map<string, { name: string | null; href: string | null }>()
  if (ids.length > 0) {
    for (const rows of await Promise.all(lookups.map((look) => look(ctx, ids)))) {
      for (const { id, ...rest } of rows) named.set(id, rest)
    }
  }
  return (act) => ({
    ...(named.get(subjectId(act)) ?? { name: null, href: null }),
    more: act.subjectIds.length - (act.action === 'learner/merged' ? 2 : 1),
  })
}

/** Of what is done to a member, the member: the fact's own subject is the issuer. */
function subjectId({ action, subjectIds, data }: Act): string {
  if (action.startsWith('member/')) return String(data.userId)
  return subjectIds[0] ?? ''
}

type Lookup = (
  ctx: Pick<Ctx, 'db'>,
  ids: string[],
) => Promise<{ id: string; name: string | null; href: string | null }[]>

const lookups: Lookup[] = [
  async ({ db }, ids) => {
    const rows = await db
      .select({
        id: certificates.id,
        name: sql<string>`${certificates.recipientName} || ' · ' || ${certificationVersions.title}`,
      })
      .from(certificates)
      .innerJoin(
        certificationVersions,
        eq(certificationVersions.id, certificates.certificationVersionId),
      )
      .where(inArray(certificates.id, ids))
    return rows.map((row) => ({ ...row, href: `/admin/certificates/${row.id}` }))
  },
  async ({ db }, ids) => {
    const rows = await db
      .select({ id: learners.id, name: learners.name })
      .from(learners)
      .where(inArray(learners.id, ids))
    return rows.map((row) => ({ ...row, href: `/admin/people/${row.id}` }))
  },
  async ({ db }, ids) => {
    const rows = await db
      .select({
        ...{ id: completions.id, learnerId: learners.id },
        name: sql<string>`${learners.name} || ' · ' || ${courses.title}`,
      })
      .from(completions)
      .innerJoin(learners, eq(learners.id, completions.learnerId))
      .innerJoin(courses, eq(courses.id, completions.courseId))
      .where(inArray(completions.id, ids))
    return rows.map(({ learnerId, ...row }) => ({ ...row, href: `/admin/people/${learnerId}` }))
  },
  async ({ db }, ids) => {
    const rows = await db
      .select({ id: courses.id, name: courses.title })
      .from(courses)
      .where(inArray(courses.id, ids))
    return rows.map((row) => ({ ...row, href: `/admin/courses/${row.id}` }))
  },
  async ({ db }, ids) => {
    const rows = await db
      .select({ id: imports.id, name: imports.fileName })
      .from(imports)
      .where(inArray(imports.id, ids))
    return rows.map((row) => ({ ...row, href: `/admin/imports/${row.id}` }))
  },
  async ({ db }, ids) => {
    const rows = await db
      .select({ id: users.id, name: sql<string>`coalesce(${users.name}, ${users.email})` })
      .from(users)
      .where(inArray(users.id, ids))
    return rows.map((row) => ({ ...row, href: '/admin/people/members' }))
  },
  async ({ db }, ids) => {
    const rows = await db
      .select({ id: invitations.id, name: invitations.email })
      .from(invitations)
      .where(inArray(invitations.id, ids))
    return rows.map((row) => ({ ...row, href: '/admin/people/invitations' }))
  },
]
