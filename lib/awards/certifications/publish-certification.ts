import { and, desc, eq, max } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { certifications, certificationVersions, requirements, templateVersions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict, InputError } from '@/lib/platform/errors/errors'
import { change, type Recorder } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { voiceOf } from '@/lib/proof/documents/designs/voice'
import { whyNotDrawable } from '@/lib/proof/documents/drawable'
import { Look } from '@/lib/proof/documents/schema'
import { createTemplate } from './create-template'
import { type CertificationInput, certificationInput } from './schema'
import { partSkills } from './skills'

/**
 * Publishes a certification: its first version, or the next one when the issuer has the slug
 * already. Certificates keep the version they were awarded under. Issuer admins only.
 */
export async function publishCertification(
  ctx: Ctx,
  input: CertificationInput,
): Promise<{ certificationId: string; version: number }> {
  requireRole(ctx, input.issuerId, 'admin')
  const { slug, fresh, requirements: asked, ...given } = certificationInput.parse(input)
  const content = { ...given, ...partSkills(given.skills) }
  const { issuerId } = content
  return change(ctx, async (tx, record) => {
    const certificationId = await certificationBySlug(tx, issuerId, slug)
    const version = (await newestVersion(tx, certificationId)) + 1
    if (fresh && version > 1) throw new Conflict(say('certifications.slugTaken', { slug }))
    const templateVersionId = content.templateVersionId ?? (await anyTemplate(ctx, tx, issuerId))
    await checkSkills(tx, templateVersionId, content.skills)
    const next = { ...content, certificationId, version, templateVersionId }
    await publishVersion(ctx, tx, record, next, asked)
    return { certificationId, version }
  })
}

/** Refuses skills that could not be printed in the template's type. */
async function checkSkills(tx: Transaction, templateVersionId: string, skills: string[]) {
  if (skills.length === 0) return
  const [row] = await tx
    .select({ look: templateVersions.look })
    .from(templateVersions)
    .where(eq(templateVersions.id, templateVersionId))
  const voice = row && voiceOf(Look.parse(row.look))
  for (const skill of skills) {
    const why = whyNotDrawable(skill, { what: 'skill', limit: 60, ...(voice ? { voice } : {}) })
    if (why) throw new InputError(why.reason, { skills: why.reason })
  }
}

type Content = Omit<typeof certificationVersions.$inferInsert, 'id' | 'createdAt'>

/** Writes a version with what it asks for; the caller holds the certification's row. */
export async function publishVersion(
  { now }: Pick<Ctx, 'now'>,
  tx: Transaction,
  record: Recorder,
  content: Content,
  asked: readonly Asked[],
): Promise<void> {
  const { issuerId, certificationId, version } = content
  const id = newId()
  await tx.insert(certificationVersions).values({ ...content, id, createdAt: now })
  // They are read in the order of their ids, which within a millisecond is any.
  const ids = asked.map(() => newId()).sort()
  await tx.insert(requirements).values(
    asked.map((requirement, i) => ({
      id: ids[i] as string,
      issuerId,
      certificationId,
      certificationVersionId: id,
      ...requirementColumns(requirement),
    })),
  )
  const subjectIds = [certificationId]
  await record({ name: 'certification/published', issuerId, subjectIds, data: { version } })
}

/** Finds or makes the certification, and holds its row so that two versions never get one number. */
async function certificationBySlug(tx: Transaction, issuerId: string, slug: string) {
  await tx.insert(certifications).values({ id: newId(), issuerId, slug }).onConflictDoNothing()
  const [row] = await tx
    .select({ id: certifications.id })
    .from(certifications)
    .where(and(eq(certifications.slug, slug), eq(certifications.issuerId, issuerId)))
    .for('update')
  if (!row) throw new Conflict(say('certifications.slugTaken', { slug }))
  return row.id
}

/** The issuer's newest template, else a plain one made for it. */
async function anyTemplate(ctx: Ctx, tx: Transaction, issuerId: string): Promise<string> {
  const [newest] = await tx
    .select({ id: templateVersions.id })
    .from(templateVersions)
    .where(eq(templateVersions.issuerId, issuerId))
    .orderBy(desc(templateVersions.id))
    .limit(1)
  if (newest) return newest.id
  const made = await createTemplate(
    { ...ctx, db: tx },
    { issuerId, name: 'Classic', look: { design: 'classic', paper: 'a4' } },
  )
  return made.templateVersionId
}

async function newestVersion(tx: Transaction, certificationId: string) {
  const [row] = await tx
    .select({ newest: max(certificationVersions.version) })
    .from(certificationVersions)
    .where(eq(certificationVersions.certificationId, certificationId))
  return row?.newest ?? 0
}

type Asked = ReturnType<typeof certificationInput.parse>['requirements'][number]

function requirementColumns(asked: Asked) {
  switch (asked.kind) {
    case 'course':
      return { kind: asked.kind, courseId: asked.courseId, passMark: asked.passMark }
    case 'certification':
      return { kind: asked.kind, requiredCertificationId: asked.certificationId }
    case 'fee':
      return { kind: asked.kind, feeAmount: asked.amount, feeCurrency: asked.currency }
  }
}
