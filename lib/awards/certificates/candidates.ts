import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { BatchTrigger } from './schema'

export type Candidate = { learnerId: string; certificationId: string; completionId: string }

type Asked = { issuerId: string; trigger: BatchTrigger; subjectIds: string[] }

/**
 * The learners and certifications that a fact gives reason to decide on, each with the completion
 * that speaks for it: a completion asks about the certifications that require its course; a
 * certificate, about those that require its certification; a review item, about its own; a merge,
 * about what the completions of both can earn together. Subjects of another issuer are passed over.
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
    select distinct on (who.holder, r.certification_id)
      c.learner_id as "learnerId", r.certification_id as "certificationId", c.id as "completionId"
    from asked
    join lateral (
      select coalesce(merged_into_id, id) as holder from learners where id = asked.learner_id
    ) who on true
    join requirements r on r.required_certification_id = asked.certification_id
    join current on current.id = r.certification_version_id
    join requirements course on course.certification_version_id = current.id and course.kind = 'course'
    join lateral (
      select who.holder as id union all select id from learners where merged_into_id = who.holder
    ) same on true
    join completions c on c.learner_id = same.id and c.course_id = course.course_id
    order by who.holder, r.certification_id, c.completed_at desc`,
  'learner/merged': (subjects, current) => sql`
    with people as (select id from learners where ${subjects} and merged_into_id is null), ${current}
    select distinct on (people.id, r.certification_id)
      c.learner_id as "learnerId", r.certification_id as "certificationId", c.id as "completionId"
    from people
    join lateral (
      select people.id union all select id from learners where merged_into_id = people.id
    ) same on true
    join completions c on c.learner_id = same.id
    join requirements r on r.course_id = c.course_id
    join current on current.id = r.certification_version_id
    order by people.id, r.certification_id, c.completed_at desc`,
  'review/retried': (subjects) => sql`
    select distinct on (learner_id, certification_id)
      learner_id as "learnerId", certification_id as "certificationId", completion_id as "completionId"
    from review_items
    where ${subjects} and resolved_at is null and certificate_id is null
    order by learner_id, certification_id, created_at desc`,
}
