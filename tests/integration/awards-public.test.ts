import { describe, expect, it } from 'vitest'
import {
  listCatalogue,
  listFeatured,
  listPublicAddresses,
} from '@/lib/awards/certifications/public-catalogue'
import { getPublicCertification } from '@/lib/awards/certifications/public-certifications'
import { getPublicIssuer, listPublicIssuers } from '@/lib/awards/certifications/public-issuers'
import { publishCertification } from '@/lib/awards/certifications/publish-certification'
import { getPublicCourse, getPublicPath } from '@/lib/awards/learning/public-learning'
import { anyoneContext } from '@/lib/platform/access/context'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel()
const anyone = () => anyoneContext(laurel.ctx().db)

describe('the catalogue', () => {
  it('comes whole, each entry once, however small its pages are', async () => {
    const { entries, next } = await listCatalogue(anyone(), { limit: 200 })
    expect(next).toBeNull()
    const titles = entries.map(({ title }) => title.toLowerCase())
    expect(titles).toEqual(titles.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))

    const walked: string[] = []
    let after: string | undefined
    do {
      const page = await listCatalogue(anyone(), { limit: 2, after })
      walked.push(...page.entries.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(walked).toEqual(entries.map(({ id }) => id))
  })

  it('is narrowed by kind, by issuer and by words, a course’s code among them', async () => {
    const slugs = async (filter: object) =>
      (await listCatalogue(anyone(), filter)).entries.map(({ slug }) => slug)
    expect(await slugs({ kind: 'path' })).toEqual(['data-practitioner', 'journeyman-electrician'])
    expect(await slugs({ kind: 'path', issuer: 'harbour-academy' })).toEqual(['data-practitioner'])
    expect(await slugs({ search: 'fs-210' })).toEqual(['food-safety-level-2'])
    expect(await slugs({ search: '100%_' })).toEqual([])
    expect(await slugs({ issuer: "x' or true --" })).toEqual([])
  })

  it.each(['nonsense', 'W10', Buffer.from('["a","b"]').toString('base64url')])(
    'refuses the broken page link %s',
    async (after) => {
      await expect(listCatalogue(anyone(), { after })).rejects.toMatchObject({ status: 400 })
    },
  )

  it('names every address for the sitemap', async () => {
    const addresses = await listPublicAddresses(anyone())
    expect(addresses).toContainEqual({ kind: 'issuer', slug: 'harbour-academy' })
    expect(addresses).toContainEqual({ kind: 'path', slug: 'data-practitioner' })
    expect(addresses).toHaveLength(
      (await listCatalogue(anyone(), { limit: 200 })).entries.length + 2,
    )
  })
})

describe('what leads to what', () => {
  it('is told by the certification, from both sides', async () => {
    const applied = await getPublicCertification(anyone(), 'applied-data-scientist')
    expect(applied.asked).toEqual([
      { kind: 'course', title: 'Applied Data Science', slug: 'applied-data-science', passMark: 60 },
      {
        kind: 'certification',
        title: 'Foundations of Data Science',
        slug: 'foundations-of-data-science',
      },
    ])
    const { leadsTo } = await getPublicCertification(anyone(), 'foundations-of-data-science')
    expect(leadsTo).toEqual([{ slug: 'applied-data-scientist', title: 'Applied Data Scientist' }])
    const fitter = await getPublicCertification(anyone(), 'licensed-electrical-fitter')
    expect(fitter.asked).toContainEqual({ kind: 'fee', amount: 4900, currency: 'EUR' })
  })

  it('is told by the course and by the path, in order', async () => {
    const course = await getPublicCourse(anyone(), 'cloud-operations-practitioner')
    expect(course.paths).toEqual([
      { slug: 'data-practitioner', title: 'Data practitioner', position: 3, courses: 3 },
    ])
    expect(course.countsFor.map(({ slug }) => slug)).toEqual(['cloud-operations-practitioner'])
    const path = await getPublicPath(anyone(), 'data-practitioner')
    expect(path.courses.map(({ code }) => code)).toEqual(['DS-101', 'DS-201', 'CL-300'])
    expect(path.courses[1]?.countsFor.map(({ slug }) => slug)).toEqual(['applied-data-scientist'])
  })

  it('follows the version in force, not those before', async () => {
    const ctx = laurel.ctx()
    const desk = await openDesk(ctx, 'versions')
    const second = await desk.course('c-2')
    await desk.certification('moved')
    const moved = { issuerId: desk.issuerId, slug: 'versions-moved', title: 'Moved on' }
    const { templateVersionId } = await templateOf(desk.issuerId)
    await publishCertification(ctx, {
      ...{ ...moved, templateVersionId },
      requirements: [{ kind: 'course', courseId: second }],
    })
    expect((await getPublicCourse(anyone(), 'versions-c-1')).countsFor).toEqual([])
    expect((await getPublicCourse(anyone(), 'versions-c-2')).countsFor).toEqual([
      { slug: 'versions-moved', title: 'Moved on', passMark: null },
    ])
    const now = await getPublicCertification(anyone(), 'versions-moved')
    expect(now).toMatchObject({ title: 'Moved on', version: 2 })
  })
})

describe('issuers', () => {
  it('show what is theirs, and how much they awarded', async () => {
    const ctx = laurel.ctx()
    const desk = await openDesk(ctx, 'counted')
    await desk.certification('basic')
    const at = new Date('2026-01-01T00:00:00Z')
    await desk.complete({ email: 'a@example.org', at }, { email: 'b@example.org', at })
    await decideAll(ctx)
    const issuer = await getPublicIssuer(anyone(), 'counted')
    expect(issuer.awarded).toBe(2)
    expect(issuer.certifications.entries.map(({ slug }) => slug)).toEqual(['counted-basic'])
    expect(issuer.courses.entries.map(({ slug }) => slug)).toEqual(['counted-c-1'])
    expect((await getPublicCertification(anyone(), 'counted-basic')).awarded).toBe(2)
    expect(
      (await listFeatured(anyone())).find(({ slug }) => slug === 'counted-basic'),
    ).toBeDefined()
    const listed = await listPublicIssuers(anyone())
    expect(listed.find(({ slug }) => slug === 'counted')?.certifications).toBe(1)
    expect(listed.find(({ slug }) => slug === 'harbour-academy')?.certifications).toBe(4)
  })
})

it.each([getPublicCertification, getPublicCourse, getPublicPath, getPublicIssuer])(
  '%o knows nothing by another name',
  async (read) => {
    await expect(read(anyone(), 'no-such-thing')).rejects.toMatchObject({ status: 404 })
  },
)

async function templateOf(issuerId: string) {
  const [row] = await laurel.sql<{ templateVersionId: string }[]>`
    select id as "templateVersionId" from template_versions where issuer_id = ${issuerId}`
  return row as { templateVersionId: string }
}
