import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { BatchTrigger } from './schema'

export type Candidate = { learnerId: string; certificationId: string; completionId: string }

/** The version of each certification that is in force: its newest. */
const currentVersions = sql`current as (
  select distinct on (certification_id) id, certification_id
  from certification_versions
  where issuer_id = (select issuer_id from asked limit 1)
  order by certification_id, version desc
)`

/**
 * The learners and certifications that a fact gives reason to decide on, each with the completion
 * that speaks for it: a completion asks about the certifications that require its course; a
 * certificate, about those that require its certification; a review item, about its own.
 */
export async function findCandidates(
  tx: Transaction,
  trigger: BatchTrigger,
  subjectIds: string[],
): Promise<Candidate[]> {
  const ids = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(subjectIds)}::jsonb))`
  const rows = await tx.execute<Candidate>(queries[trigger](ids))
  return [...rows]
}

type Query = ReturnType<typeof sql>

const fromCompletions = (ids: Query) => sql`
  with asked as (select * from completions where id in ${ids}), ${currentVersions}
  select distinct on (asked.learner_id, r.certification_id)
    asked.learner_id as "learnerId", r.certification_id as "certificationId", asked.id as "completionId"
  from asked
  join requirements r on r.course_id = asked.course_id
  join current on current.id = r.certification_version_id
  order by asked.learner_id, r.certification_id, asked.completed_at desc`

const queries: Record<BatchTrigger, (ids: Query) => Query> = {
  'completion/recorded': fromCompletions,
  'renewal/due': fromCompletions,
  'certificate/issued': (ids) => sql`
    with asked as (select * from certificates where id in ${ids}), ${currentVersions}
    select distinct on (asked.learner_id, r.certification_id)
      asked.learner_id as "learnerId", r.certification_id as "certificationId", c.id as "completionId"
    from asked
    join requirements r on r.required_certification_id = asked.certification_id
    join current on current.id = r.certification_version_id
    join requirements course on course.certification_version_id = current.id and course.kind = 'course'
    join completions c on c.learner_id = asked.learner_id and c.course_id = course.course_id
    order by asked.learner_id, r.certification_id, c.completed_at desc`,
  'review/retried': (ids) => sql`
    select learner_id as "learnerId", certification_id as "certificationId", completion_id as "completionId"
    from review_items
    where id in ${ids} and resolved_at is null and certificate_id is null
    order by learner_id, certification_id`,
}
