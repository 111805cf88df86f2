import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/access/context'
import type { KnownCourse } from './reading/read-row'

export type ImportCourse = KnownCourse & { code: string; title: string }

/** An issuer's courses by code, each with the lowest pass mark that a certification in force asks for. */
export async function importCourses(
  { db }: Pick<Ctx, 'db'>,
  issuerId: string,
): Promise<ImportCourse[]> {
  const rows = await db.execute<ImportCourse>(sql`
    select c.id, c.code, c.title, (
      select min(r.pass_mark)::float8 from requirements r
      where r.course_id = c.id and r.certification_version_id in (
        select distinct on (certification_id) id from certification_versions
        where issuer_id = ${issuerId} order by certification_id, version desc)
    ) as "passMark"
    from courses c where c.issuer_id = ${issuerId} order by c.code`)
  return [...rows]
}

/** Courses as rows name them: by code, and by title where no code is like it. */
export function byName(courses: ImportCourse[]): ReadonlyMap<string, KnownCourse> {
  const titles = courses.map((course): [string, KnownCourse] => [
    course.title.toLowerCase(),
    course,
  ])
  const codes = courses.map((course): [string, KnownCourse] => [course.code.toLowerCase(), course])
  return new Map([...titles, ...codes])
}
