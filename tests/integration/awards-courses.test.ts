import { beforeAll, describe, expect, it } from 'vitest'
import { getFirstSteps } from '@/lib/awards/certificates/first-steps'
import { createIssuer } from '@/lib/awards/issuers/create-issuer'
import { changeCourse } from '@/lib/awards/learning/change-course'
import { createCourse } from '@/lib/awards/learning/create-course'
import { getCourse, listCoursesInUse } from '@/lib/awards/learning/queries'
import { openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const ctx = () => laurel.ctx(new Date('2026-10-01T09:00:00Z'))
const steps = { course: false, certification: false, completions: false, colleagues: false }

describe('before anything is there', () => {
  it('every step is still to be taken', async () => {
    expect(await getFirstSteps(ctx())).toEqual(steps)
  })
})

describe('a course', () => {
  let issuerId = ''
  let courseId = ''
  beforeAll(async () => {
    ;({ issuerId } = await createIssuer(ctx(), { slug: 'quay', name: 'Quay' }))
    const first = { issuerId, code: 'DS-1', slug: 'data', title: 'Data' }
    ;({ courseId } = await createCourse(ctx(), first))
  })

  it('is the first step', async () => {
    expect(await getFirstSteps(ctx())).toEqual({ ...steps, course: true })
  })

  it('has a code of its own at its issuer, and a link of its own everywhere', async () => {
    const again = { issuerId, code: 'ds-1', slug: 'data-2', title: 'Data again' }
    await expect(createCourse(ctx(), again)).rejects.toMatchObject({
      code: 'input',
      fields: { code: { key: 'learning.codeTaken' } },
    })
    const { issuerId: other } = await createIssuer(ctx(), { slug: 'pier', name: 'Pier' })
    await expect(
      createCourse(ctx(), { issuerId: other, code: 'DS-1', slug: 'data', title: 'Data' }),
    ).rejects.toMatchObject({ fields: { slug: { key: 'learning.slugTaken' } } })
    await createCourse(ctx(), { issuerId: other, code: 'DS-1', slug: 'pier-data', title: 'Data' })
  })

  it('is called otherwise from now on, under the same link', async () => {
    await createCourse(ctx(), { issuerId, code: 'DS-2', slug: 'more', title: 'More' })
    const changed = { courseId, code: 'DS-1', title: 'Data <b>&</b> charts', description: 'New.' }
    await changeCourse(ctx(), changed)
    expect(await getCourse(ctx(), { courseId })).toMatchObject({
      ...content(changed),
      slug: 'data',
    })
    await expect(changeCourse(ctx(), { ...changed, code: 'ds-2' })).rejects.toMatchObject({
      fields: { code: { key: 'learning.codeTaken' } },
    })
    expect(await getCourse(ctx(), { courseId })).toMatchObject(content(changed))
  })

  it('is listed with what it counts for', async () => {
    const desk = await openDesk(ctx(), 'listed')
    await desk.certification('basic')
    const rows = await listCoursesInUse(ctx())
    const used = rows.find((row) => row.issuerId === desk.issuerId)
    expect(used?.countsFor).toHaveLength(1)
    expect(rows.find(({ id }) => id === courseId)?.countsFor).toEqual([])
  })
})

function content({ code, title, description }: Record<'code' | 'title' | 'description', string>) {
  return { code, title, description }
}
