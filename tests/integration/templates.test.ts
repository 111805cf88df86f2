import { beforeAll, describe, expect, it } from 'vitest'
import { createCertification } from '@/lib/awards/certifications/create-certification'
import { createTemplate } from '@/lib/awards/certifications/create-template'
import { previewTemplate } from '@/lib/awards/certifications/preview-template'
import { getCertification } from '@/lib/awards/certifications/queries'
import { reviseCertification } from '@/lib/awards/certifications/revise-certification'
import { saveTemplate } from '@/lib/awards/certifications/save-template'
import { getTemplate, listTemplatesWithUse } from '@/lib/awards/certifications/template-queries'
import { useTemplate as moveToTemplate } from '@/lib/awards/certifications/use-template'
import { addDays } from '@/lib/platform/clock/dates'
import { newId } from '@/lib/platform/ids/ids'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = () => laurel.ctx(now)
const classic = { design: 'classic', paper: 'a4' } as const
let desk: Awaited<ReturnType<typeof openDesk>>
let foreign: Awaited<ReturnType<typeof openDesk>>

beforeAll(async () => {
  desk = await openDesk(ctx(), 'mine')
  foreign = await openDesk(ctx(), 'foreign')
})

function make(name: string) {
  return createTemplate(ctx(), { issuerId: desk.issuerId, name, look: classic })
}

function save(templateId: string, given: object, basedOn = 1, name = 'Saved') {
  const look = { ...classic, ...given }
  return saveTemplate(ctx(), { issuerId: desk.issuerId, templateId, name, look, basedOn })
}

describe('saving a template', () => {
  it('makes the next version, and leaves those before as they were', async () => {
    const { templateId, templateVersionId } = await make('First')
    const saved = await save(templateId, { accent: '#112233' })
    expect(saved).toMatchObject({ templateId, version: 2 })
    expect(await getTemplate(ctx(), { templateId })).toMatchObject({
      ...{ name: 'Saved', issuerName: 'Issuer mine' },
      versions: [
        { id: saved.templateVersionId, version: 2, usedBy: 0 },
        { id: templateVersionId, version: 1, usedBy: 0 },
      ],
      current: { version: 2, look: { accent: '#112233', ornaments: true, language: 'en' } },
    })
    const [first] = await laurel.sql`
      select look from template_versions where id = ${templateVersionId}`
    expect(first?.look).not.toHaveProperty('accent')
    const acts = await laurel.sql`
      select data from audit_log where action = 'template/revised' and subject_ids = ${[templateId]}`
    expect(acts).toEqual([{ data: { version: 2 } }])
  })

  it('makes no version of what looks as the newest does, but keeps its new name', async () => {
    const { templateId } = await make('Same')
    expect(await save(templateId, {}, 1, 'Same')).toMatchObject({ version: 1 })
    expect(await save(templateId, { accent: undefined }, 1, 'Other name')).toMatchObject({
      version: 1,
    })
    expect(await getTemplate(ctx(), { templateId })).toMatchObject({
      ...{ name: 'Other name', versions: [{ version: 1 }] },
    })
  })

  it('refuses what was begun from an older version, and says which is newer', async () => {
    const { templateId } = await make('Two people')
    await save(templateId, { accent: '#000001' })
    const late = save(templateId, { accent: '#000002' })
    await expect(late).rejects.toMatchObject({
      status: 409,
      message: 'Someone saved version 2 meanwhile. Open it, and make your changes there.',
    })
    expect((await getTemplate(ctx(), { templateId })).versions).toHaveLength(2)
  })

  it('gives two who save at once a version and a refusal', async () => {
    const { templateId } = await make('At once')
    const both = ['#000001', '#000002', '#000003'].map((accent) => save(templateId, { accent }))
    const outcomes = await Promise.allSettled(both)
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      ...['fulfilled', 'rejected', 'rejected'],
    ])
    expect((await getTemplate(ctx(), { templateId })).versions).toHaveLength(2)
  })

  it('names each field that cannot be drawn, and keeps nothing', async () => {
    const { templateId } = await make('Undrawable')
    const given = {
      signatories: [
        { name: 'Kim', role: '' },
        { name: 'ᏣᎳᎩ', role: 'Dean' },
        { name: '', role: '' },
      ],
      wording: { heading: 'ᏣᎳᎩ' },
      custom: [{ label: 'Hours', value: 'ᏣᎳᎩ' }],
      logo: newId(),
    }
    const error = await save(templateId, given).catch((thrown) => thrown)
    expect(error).toMatchObject({ status: 400 })
    expect(Object.keys(error.fields)).toEqual([
      ...['signatories.1.name', 'signatories.2.name', 'wording.heading', 'custom.0.value', 'logo'],
    ])
    expect((await getTemplate(ctx(), { templateId })).versions).toHaveLength(1)
    const made = createTemplate(ctx(), {
      ...{ issuerId: desk.issuerId, name: 'New', look: { ...classic, ...given } },
    })
    await expect(made).rejects.toMatchObject({ status: 400 })
  })
})

describe('previewing a look', () => {
  const sample = {
    ...{ recipientName: 'Kim Lee', title: 'Tried', description: '', skills: [], details: {} },
    ...{ awardedOn: '2026-10-01', expiresOn: null, score: null },
  }
  const preview = (look: object, given: object = {}, more: object = {}) =>
    previewTemplate(ctx(), {
      ...{ issuerId: desk.issuerId, look: { ...classic, ...look }, ...more },
      sample: { ...sample, ...given },
    })

  it('makes the real PDF, numbered as a sample and unsigned; for printing with marks', async () => {
    const file = Buffer.from(await preview({})).toString('latin1')
    expect(file.slice(0, 8)).toBe('%PDF-1.7')
    expect(file).toContain('Certificate SAMPLE-SAMPLE-SAMPLE')
    expect(file).not.toMatch(/ByteRange|TrimBox/)
    const printed = Buffer.from(await preview({}, {}, { print: true })).toString('latin1')
    expect(printed).toContain('/TrimBox')
  })

  it.each([
    ['a name that no font has', {}, { recipientName: 'សុខ ចាន់ណា' }, 'recipientName'],
    ['no name', {}, { recipientName: ' ' }, 'recipientName'],
    ['a name of 10,000 characters', {}, { recipientName: 'K'.repeat(10_000) }, 'recipientName'],
    ['a phrase', { wording: { scan: 'ᏣᎳᎩ' } }, {}, 'wording.scan'],
    ["a picture that is not the issuer's", { logo: newId() }, {}, 'logo'],
  ] as const)('refuses %s, and names the field', async (_, look, given, field) => {
    const refused = preview(look, given)
    await expect(refused).rejects.toMatchObject({ status: 400 })
    expect(Object.keys((await refused.catch((error) => error)).fields)).toEqual([field])
  })
})

describe('using a template', () => {
  it('publishes each certification anew with all else unchanged; the issued keep their look', async () => {
    const asked = [{ kind: 'fee', amount: 500, currency: 'EUR' }] as const
    const content = { description: 'What', skills: ['One', 'Two'], validMonths: 12 }
    const certificationId = await desk.certification('moved', content, [...asked])
    const other = await desk.certification('other', { renewalDays: 30, validMonths: 6 })
    await desk.complete({ email: 'kim@example.org', at: addDays(now, -1) })
    await decideAll(ctx())
    const [issued] = await desk.certificatesOf('kim@example.org')
    expect(issued?.certificationId).toBe(other)
    const before = await getCertification(ctx(), { certificationId })

    const { templateId, templateVersionId } = await make('Next')
    const certificationIds = [certificationId, other]
    const { published } = await moveToTemplate(ctx(), { templateVersionId, certificationIds })
    expect(published.map(({ version }) => version)).toEqual([2, 2])
    const after = await getCertification(ctx(), { certificationId })
    const same = { ...before.current, id: after.current.id, version: 2, createdAt: now }
    expect(after.current).toEqual({
      ...{ ...same, templateId, templateVersionId, templateName: 'Next' },
    })
    expect(await desk.certificatesOf('kim@example.org')).toEqual([issued])

    expect(await getTemplate(ctx(), { templateId })).toMatchObject({
      versions: [{ usedBy: 2 }],
      certifications: [
        { id: certificationId, title: 'The moved', onVersion: 1 },
        { id: other, title: 'The other', onVersion: 1 },
      ],
    })
    const listed = (await listTemplatesWithUse(ctx())).find(({ id }) => id === templateId)
    expect(listed).toMatchObject({ name: 'Next', version: 1, usedBy: 2, look: classic })

    const again = await moveToTemplate(ctx(), { templateVersionId, certificationIds })
    expect(again).toEqual({ published: [] })
  })

  it.each([
    ["another issuer's certification", () => foreign.certification(`alien-${newId()}`)],
    ['one that is not there', async () => newId()],
  ])('moves all or none: with %s, none', async (_, other) => {
    const certificationId = await desk.certification(`kept-${newId()}`)
    const { templateVersionId } = await make('None')
    const certificationIds = [certificationId, await other()]
    const using = moveToTemplate(ctx(), { templateVersionId, certificationIds })
    await expect(using).rejects.toMatchObject({ status: 404 })
    expect((await getCertification(ctx(), { certificationId })).current.version).toBe(1)
  })
})

describe('skills', () => {
  const form = (skills: string) => ({
    ...{ issuerId: desk.issuerId, slug: `skills-${newId()}`, title: 'With skills', skills },
    courseId: desk.courseId,
  })

  it('are typed one to a line or between commas, each kept once, and stay in the next version', async () => {
    const typed = ' Reading charts\nتحليل البيانات، Reading charts, 统计\n'
    const { certificationId } = await createCertification(ctx(), form(typed))
    const { current } = await getCertification(ctx(), { certificationId })
    expect(current.skills).toEqual(['Reading charts', 'تحليل البيانات', '统计'])
    const { title, skills } = current
    const next = { certificationId, title, skills: skills.join('\n'), courseId: desk.courseId }
    await reviseCertification(ctx(), next)
    const after = await getCertification(ctx(), { certificationId })
    expect(after.current).toMatchObject({ version: 2, skills })
  })

  it.each([
    ['that cannot be drawn', 'Fine\nᏣᎳᎩ', 'input'],
    ['that are too long', 'x'.repeat(61), undefined],
    ['that are too many', Array.from({ length: 21 }, (_, i) => `Skill ${i}`).join(), undefined],
  ])('are refused %s', async (_, typed, code) => {
    const refused = await createCertification(ctx(), form(typed)).catch((thrown) => thrown)
    expect(refused.code).toBe(code)
    if (code) expect(Object.keys(refused.fields)).toEqual(['skills'])
    else expect(refused.issues[0].path[0]).toBe('skills')
  })
})
