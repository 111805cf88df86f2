import type { Database } from '@/db/client'
import { userAddresses, users } from '@/db/schema'
import { type PictureName, pictures } from '@/db/seed/pictures'
import { type IssuerStory, issuers, passMark, people } from '@/db/seed/story'
import { addPicture } from '@/lib/awards/certifications/add-picture'
import { createTemplate } from '@/lib/awards/certifications/create-template'
import { publishCertification } from '@/lib/awards/certifications/publish-certification'
import { addMember } from '@/lib/awards/issuers/add-member'
import { createIssuer } from '@/lib/awards/issuers/create-issuer'
import { createCourse } from '@/lib/awards/learning/create-course'
import { createPath } from '@/lib/awards/learning/create-path'
import { recordCompletions } from '@/lib/awards/learning/record-completions'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { newId } from '@/lib/platform/ids/ids'

/**
 * Tells the demo's story to an empty database, all of it or nothing; one that has any issuer is
 * left as it is. Answers whether it was told now.
 */
export async function seed(db: Database): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [known] = await tx.query.issuers.findMany({ limit: 1 })
    if (known) return false
    const ctx = { ...systemContext('seed', db), db: tx }
    const userIds = await seedUsers(ctx)
    const [harbour, guild] = [await seedIssuer(ctx, issuers[0]), await seedIssuer(ctx, issuers[1])]
    const seats = [
      { issuerId: harbour, userId: userIds.harbourAdmin, role: 'admin' },
      { issuerId: harbour, userId: userIds.harbourReviewer, role: 'reviewer' },
      { issuerId: guild, userId: userIds.guildAdmin, role: 'admin' },
    ] as const
    for (const seat of seats) await addMember(ctx, seat)
    return true
  })
}

type PersonName = keyof typeof people

async function seedUsers(ctx: Ctx): Promise<Record<PersonName, string>> {
  const rows = Object.entries(people).map(([key, person], i) => ({
    ...{ key, id: newId(), ...person, platformAdmin: key === 'admin' },
    ...{ emailVerified: ctx.now, createdAt: new Date(ctx.now.getTime() + i) },
  }))
  await ctx.db.insert(users).values(rows)
  await ctx.db
    .insert(userAddresses)
    .values(
      rows.map(({ id, email }) => ({ email: email.toLowerCase(), userId: id, provenAt: ctx.now })),
    )
  return Object.fromEntries(rows.map((row) => [row.key, row.id])) as Record<PersonName, string>
}

async function seedIssuer(ctx: Ctx, story: IssuerStory): Promise<string> {
  const { slug, name, url, email } = story
  const { issuerId } = await createIssuer(ctx, { slug, name, url, email })
  const courseIds = new Map<string, string>()
  for (const course of story.courses) {
    const { courseId } = await createCourse(ctx, { issuerId, ...course })
    courseIds.set(course.code, courseId)
  }
  const idOf = (code: string) => courseIds.get(code) as string
  const { courses, ...path } = story.path
  await createPath(ctx, { issuerId, ...path, courseIds: courses.map(idOf) })

  const templates = await seedTemplates(ctx, issuerId, story)
  const published = new Map<string, string>()
  for (const { course, first, feeEur, template, ...certification } of story.certifications) {
    const { certificationId } = await publishCertification(ctx, {
      ...{ issuerId, templateVersionId: templates(template), ...certification },
      requirements: [
        { kind: 'course', courseId: idOf(course), passMark },
        ...prerequisites({ first, feeEur }, published),
      ],
    })
    published.set(certification.slug, certificationId)
  }

  await recordCompletions(ctx, {
    ...{ issuerId, source: 'lms' },
    rows: story.completions.map(([email, name, code, daysAgo, score]) => ({
      ...{ email, name, score, courseId: idOf(code), completedAt: addDays(ctx.now, -daysAgo) },
    })),
  })
  return issuerId
}

/** Makes the issuer's templates; answers how to find one's version by its name. */
async function seedTemplates(ctx: Ctx, issuerId: string, story: IssuerStory) {
  const keep = async (name: PictureName) => {
    const bytes = new TextEncoder().encode(pictures[name])
    return (await addPicture(ctx, { issuerId, bytes })).id
  }
  const logo = await keep(story.logo)
  const signatories = []
  for (const { signature, ...signatory } of story.signatories) {
    signatories.push({ ...signatory, signature: await keep(signature) })
  }
  const versions = new Map<string, string>()
  for (const { name, ...looks } of story.templates) {
    const look = { paper: 'a4', logo, signatories, ...looks } as const
    const { templateVersionId } = await createTemplate(ctx, { issuerId, name, look })
    versions.set(name, templateVersionId)
  }
  const [first] = versions.keys()
  return (name = first ?? '') => versions.get(name) as string
}

function prerequisites(
  { first, feeEur }: { first: string | undefined; feeEur: number | undefined },
  published: ReadonlyMap<string, string>,
) {
  const certificationId = first && published.get(first)
  return [
    ...(certificationId ? [{ kind: 'certification' as const, certificationId }] : []),
    ...(feeEur ? [{ kind: 'fee' as const, amount: feeEur, currency: 'EUR' }] : []),
  ]
}
