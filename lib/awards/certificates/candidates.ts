import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { BatchTrigger } from './schema'

export type Candidate = { learnerId: string; certificationId: string; completionId: string }

type Asked = { issuerId: string; trigger: BatchTrigger; subjectIds: string[] }

/**
 * The learners and certifications that a fact gives reason to decide on, each with the completion
 * that speaks for it: a completion asks about the certifications that require its course; a
 * certificate, about those that require its certification; a review item, about its own. Subjects of
 * another issuer are passed over.
 */
export async function findCandidates(
  tx: Transaction,
  { issuerId, trigger, subjectIds }: Asked,
): Promise<Candidate[]> {
  const ids = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(subjectIds)}::jsonb))`
  const subjects = sql`(issuer_id = ${issuerId} and id in ${ids})`
  const rows = await tx.execute<Candidate>(queries[trigger](subjects, currentVersions(issuerId)))
  return [...rows]
}

/** The version of each certification that is in force: its newest. */
function currentVersions(issuerId: string) {
  return sql`current as (
    select distinct on (certification_id) id, certification_id
    from certification_versions
    where issuer_id = ${issuerId}
    order by certification_id, version desc
  )`
}

type Query = (subjects: SQL, current: SQL) => SQL

const fromCompletions: Query = (subjects, current) => sql`
  with asked as (select * from completions where ${subjects}), ${current}
  select distinct on (asked.learner_id, r.certification_id)
    asked.learner_id as "learnerId", r.certification_id as "certificationId", asked.id as "completionId"
  from asked
  join requirements r on r.course_id = asked.course_id
  join current on current.id = r.certification_version_id
  order by asked.learner_id, r.certification_id, asked.completed_at desc`

const queries: Record<BatchTrigger, Query> = {
  'completion/recorded': fromCompletions,
  'renewal/due': fromCompletions,
  'certificate/issued': (subjects, current) => sql`
    with asked as (select * from certificates where ${subjects}), ${current}
    select distinct on (asked.learner_id, r.certification_id)
      asked.learner_id as "learnerId", r.certification_id as "certificationId", c.id as "completionId"
    from asked
    join requirements r on r.required_certification_id = asked.certification_id
    join current on current.id = r.certification_version_id
    join requirements course on course.certification_version_id = current.id and course.kind = 'course'
    join completions c on c.learner_id = asked.learner_id and c.course_id = course.course_id
    order by asked.learner_id, r.certification_id, c.completed_at desc`,
  'review/retried': (subjects) => sql`
    select distinct on (learner_id, certification_id)
      learner_id as "learnerId", certification_id as "certificationId", completion_id as "completionId"
    from review_items
    where ${subjects} and resolved_at is null and certificate_id is null
    order by learner_id, certification_id, created_at desc`,
}
