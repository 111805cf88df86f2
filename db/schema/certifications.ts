import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { issuers } from './issuers'
import { courses } from './learning'

export const templates = pgTable(
  'templates',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique('templates_of_issuer').on(t.issuerId, t.id)],
)

/** How a certificate looks. A version is never changed: what was awarded must draw the same again. */
export const templateVersions = pgTable(
  'template_versions',
  {
    id: id(),
    issuerId: uuid('issuer_id').notNull(),
    templateId: uuid('template_id').notNull(),
    version: integer('version').notNull(),
    /** As `Look` of lib/proof/documents/schema.ts says. */
    look: jsonb('look').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('template_versions_once').on(t.templateId, t.version),
    unique('template_versions_of_issuer').on(t.issuerId, t.id),
    foreignKey({
      name: 'template_versions_template',
      columns: [t.issuerId, t.templateId],
      foreignColumns: [templates.issuerId, templates.id],
    }),
    check('template_versions_look_object', sql`jsonb_typeof(${t.look}) = 'object'`),
  ],
)

/** The programme that people are certified in. What it says and asks is in its versions. */
export const certifications = pgTable(
  'certifications',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    slug: text('slug').notNull().unique(),
    createdAt: createdAt(),
  },
  (t) => [unique('certifications_of_issuer').on(t.issuerId, t.id)],
)

/** The newest version is the one in force. A version is never changed. */
export const certificationVersions = pgTable(
  'certification_versions',
  {
    id: id(),
    issuerId: uuid('issuer_id').notNull(),
    certificationId: uuid('certification_id').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    skills: text('skills').array().notNull().default(sql`'{}'`),
    /** Where a skill is defined, such as in ESCO: skill → URL. A skill without one stands for itself. */
    skillLinks: jsonb('skill_links').$type<Record<string, string>>().notNull().default({}),
    templateVersionId: uuid('template_version_id').notNull(),
    /** Months from the completion to the expiry; null: never expires. */
    validMonths: integer('valid_months'),
    /** Days before the expiry from which a new completion renews; null: does not renew. */
    renewalDays: integer('renewal_days'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('certification_versions_once').on(t.certificationId, t.version),
    unique('certification_versions_of_certification').on(t.certificationId, t.id),
    foreignKey({
      name: 'certification_versions_certification',
      columns: [t.issuerId, t.certificationId],
      foreignColumns: [certifications.issuerId, certifications.id],
    }),
    foreignKey({
      name: 'certification_versions_template',
      columns: [t.issuerId, t.templateVersionId],
      foreignColumns: [templateVersions.issuerId, templateVersions.id],
    }),
    check('certification_versions_valid_positive', sql`${t.validMonths} > 0`),
    check(
      'certification_versions_renewal_needs_expiry',
      sql`${t.renewalDays} is null or (${t.renewalDays} > 0 and ${t.validMonths} is not null)`,
    ),
  ],
)

/** One thing a certification version asks for; all of them must be met. */
export const requirements = pgTable(
  'requirements',
  {
    id: id(),
    issuerId: uuid('issuer_id').notNull(),
    certificationId: uuid('certification_id').notNull(),
    certificationVersionId: uuid('certification_version_id').notNull(),
    kind: text('kind', { enum: ['course', 'certification', 'fee'] }).notNull(),
    courseId: uuid('course_id'),
    /** Percent, 0 to 100; null: any completion counts. */
    passMark: numeric('pass_mark', { precision: 5, scale: 2, mode: 'number' }),
    requiredCertificationId: uuid('required_certification_id'),
    /** In the currency's minor unit (cents). */
    feeAmount: integer('fee_amount'),
    feeCurrency: text('fee_currency'),
  },
  (t) => [
    foreignKey({
      name: 'requirements_version',
      columns: [t.certificationId, t.certificationVersionId],
      foreignColumns: [certificationVersions.certificationId, certificationVersions.id],
    }),
    foreignKey({
      name: 'requirements_issuer',
      columns: [t.issuerId, t.certificationId],
      foreignColumns: [certifications.issuerId, certifications.id],
    }),
    foreignKey({
      name: 'requirements_course',
      columns: [t.issuerId, t.courseId],
      foreignColumns: [courses.issuerId, courses.id],
    }),
    foreignKey({
      name: 'requirements_certification',
      columns: [t.issuerId, t.requiredCertificationId],
      foreignColumns: [certifications.issuerId, certifications.id],
    }),
    index('requirements_by_version').on(t.certificationVersionId),
    index('requirements_by_course').on(t.courseId),
    index('requirements_by_certification').on(t.requiredCertificationId),
    uniqueIndex('requirements_fee_once').on(t.certificationVersionId).where(sql`kind = 'fee'`),
    check('requirements_pass_mark_range', sql`${t.passMark} between 0 and 100`),
    check(
      'requirements_one_kind',
      sql`case ${t.kind}
        when 'course' then ${t.courseId} is not null and num_nonnulls(${t.requiredCertificationId}, ${t.feeAmount}, ${t.feeCurrency}) = 0
        when 'certification' then ${t.requiredCertificationId} is not null and ${t.requiredCertificationId} <> ${t.certificationId} and num_nonnulls(${t.courseId}, ${t.passMark}, ${t.feeAmount}, ${t.feeCurrency}) = 0
        when 'fee' then ${t.feeAmount} > 0 and ${t.feeCurrency} ~ '^[A-Z]{3}$' and num_nonnulls(${t.courseId}, ${t.passMark}, ${t.requiredCertificationId}) = 0
        else false end`,
    ),
  ],
)
