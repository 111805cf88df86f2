import { desc, eq, inArray, sql } from 'drizzle-orm'
import { certificationVersions, courses, requirements } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import type { Programme, Requirement } from './rules'

export type CurrentProgramme = Programme & { versionId: string; title: string }

/** The version in force of each certification, with its requirements. Two queries, however many. */
export async function loadProgrammes(db: Ctx['db'], certificationIds: string[]) {
  const versions = await db
    .selectDistinctOn([certificationVersions.certificationId], {
      versionId: certificationVersions.id,
      certificationId: certificationVersions.certificationId,
      title: certificationVersions.title,
      validMonths: certificationVersions.validMonths,
      renewalDays: certificationVersions.renewalDays,
    })
    .from(certificationVersions)
    .where(inArray(certificationVersions.certificationId, certificationIds))
    .orderBy(certificationVersions.certificationId, desc(certificationVersions.version))
  const asked = await loadRequirements(
    db,
    versions.map((version) => version.versionId),
  )
  return new Map<string, CurrentProgramme>(
    versions.map(({ certificationId, ...version }) => [
      certificationId,
      { ...version, requirements: asked.get(version.versionId) ?? [] },
    ]),
  )
}

/** The requirements of each version, courses with their codes and certifications with their titles. */
export async function loadRequirements(db: Ctx['db'], versionIds: string[]) {
  const required = sql<string>`(
    select v.title from certification_versions v
    where v.certification_id = ${requirements.requiredCertificationId}
    order by v.version desc limit 1)`
  const rows = await db
    .select({
      versionId: requirements.certificationVersionId,
      kind: requirements.kind,
      courseId: requirements.courseId,
      courseCode: courses.code,
      passMark: requirements.passMark,
      certificationId: requirements.requiredCertificationId,
      title: required,
      amount: requirements.feeAmount,
      currency: requirements.feeCurrency,
    })
    .from(requirements)
    .leftJoin(courses, eq(courses.id, requirements.courseId))
    .where(inArray(requirements.certificationVersionId, versionIds))
    .orderBy(requirements.id)
  // The table's check makes each kind carry just its own columns.
  const found = new Map<string, Requirement[]>()
  for (const { versionId, ...row } of rows) {
    found.set(versionId, [...(found.get(versionId) ?? []), row as Requirement])
  }
  return found
}
