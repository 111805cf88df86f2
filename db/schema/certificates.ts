import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { certifications, certificationVersions } from './certifications'
import { at, createdAt, id, type Told } from './columns'
import { imports } from './imports'
import { issuers } from './issuers'
import { completions } from './learning'
import { learners } from './people'

/** One act of issuing, for one person or for thousands; its counts are the progress people see. */
export const batches = pgTable(
  'batches',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    /** The fact that asked for it: asking again with the same fact opens no second batch. */
    cause: text('cause').notNull().unique(),
    importId: uuid('import_id'),
    /** How many subjects the fact had; together they tell when an import has been decided on. */
    asked: integer('asked').notNull(),
    total: integer('total').notNull().default(0),
    issued: integer('issued').notNull().default(0),
    rendered: integer('rendered').notNull().default(0),
    waiting: integer('waiting').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    // Answers how many were issued, and when, without reading the batches themselves.
    index('batches_issued').on(t.issuerId, t.createdAt, t.issued),
    index('batches_by_import').on(t.importId),
    unique('batches_of_issuer').on(t.issuerId, t.id),
    foreignKey({
      name: 'batches_import',
      columns: [t.issuerId, t.importId],
      foreignColumns: [imports.issuerId, imports.id],
    }),
    check(
      'batches_counts_not_negative',
      sql`least(${t.asked}, ${t.issued}, ${t.rendered}, ${t.waiting}, ${t.refused}) >= 0`,
    ),
    check('batches_counts_fit', sql`${t.issued} + ${t.waiting} + ${t.refused} <= ${t.total}`),
    check('batches_rendered_fit', sql`${t.rendered} <= ${t.issued}`),
  ],
)

/** What was awarded. Never updated: status, files and successors are rows beside it. */
export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    publicId: text('public_id').notNull().unique(),
    issuerId: uuid('issuer_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    certificationId: uuid('certification_id').notNull(),
    certificationVersionId: uuid('certification_version_id').notNull(),
    completionId: uuid('completion_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    cycle: integer('cycle').notNull(),
    /** The name as it was printed, in the spelling that the issuer gave. */
    recipientName: text('recipient_name').notNull(),
    score: numeric('score', { precision: 5, scale: 2, mode: 'number' }),
    /** What a template's custom fields say of this one: {"hours": "40"}. */
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    awardedAt: at('awarded_at').notNull(),
    expiresAt: at('expires_at'),
    issuedAt: at('issued_at').notNull(),
    /** Of the same person and certification, as a trigger sees to. */
    supersedesId: uuid('supersedes_id').unique(),
  },
  (t) => [
    unique('certificates_as_held').on(t.id, t.learnerId, t.certificationId, t.cycle),
    unique('certificates_of_issuer').on(t.issuerId, t.id),
    unique('certificates_once_a_completion').on(t.completionId, t.certificationId),
    foreignKey({
      name: 'certificates_learner',
      columns: [t.issuerId, t.learnerId],
      foreignColumns: [learners.issuerId, learners.id],
    }),
    foreignKey({
      name: 'certificates_certification',
      columns: [t.issuerId, t.certificationId],
      foreignColumns: [certifications.issuerId, certifications.id],
    }),
    foreignKey({
      name: 'certificates_version',
      columns: [t.certificationId, t.certificationVersionId],
      foreignColumns: [certificationVersions.certificationId, certificationVersions.id],
    }),
    foreignKey({
      name: 'certificates_completion',
      columns: [t.learnerId, t.completionId],
      foreignColumns: [completions.learnerId, completions.id],
    }),
    foreignKey({
      name: 'certificates_batch',
      columns: [t.issuerId, t.batchId],
      foreignColumns: [batches.issuerId, batches.id],
    }),
    foreignKey({
      name: 'certificates_supersedes',
      columns: [t.supersedesId],
      foreignColumns: [t.id],
    }),
    index('certificates_newest').on(
      t.issuerId,
      t.issuedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('certificates_newest_of_all').on(
      t.issuedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('certificates_expiry_of_issuer')
      .on(t.issuerId, t.expiresAt, t.id)
      .where(sql`expires_at is not null`),
    // What took another's place, newest first: how the list of superseded ones is read.
    index('certificates_successors')
      .on(t.issuerId, t.issuedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`supersedes_id is not null`),
    index('certificates_successors_of_all')
      .on(t.issuedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`supersedes_id is not null`),
    index('certificates_by_learner').on(t.learnerId),
    index('certificates_by_batch').on(t.batchId),
    index('certificates_newest_of_certification').on(
      t.certificationId,
      t.issuedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('certificates_by_expiry').on(t.expiresAt, t.id).where(sql`expires_at is not null`),
    check('certificates_public_id_form', sql`${t.publicId} ~ '^[0-9A-Za-z]{24,}$'`),
    check('certificates_cycle_positive', sql`${t.cycle} > 0`),
    check('certificates_expiry_after_award', sql`${t.expiresAt} > ${t.awardedAt}`),
    check('certificates_not_own_successor', sql`${t.supersedesId} <> ${t.id}`),
  ],
)

/**
 * The certificate that a person holds now for a certification. The primary key is the promise that
 * there is at most one: issuing inserts, revoking and superseding delete.
 */
export const holdings = pgTable(
  'holdings',
  {
    /** The learner, or the one that stayed when this learner was merged into another. */
    holderId: uuid('holder_id')
      .notNull()
      .references(() => learners.id),
    learnerId: uuid('learner_id').notNull(),
    certificationId: uuid('certification_id').notNull(),
    cycle: integer('cycle').notNull(),
    /** Its foreign key to certificates is deferred, and so written by hand in the migration. */
    certificateId: uuid('certificate_id').notNull().unique(),
  },
  (t) => [
    primaryKey({ columns: [t.holderId, t.certificationId] }),
    index('holdings_by_certification').on(t.certificationId),
  ],
)

/** A decision about one learner and one certification inside a batch, with its reason. */
export const batchItems = pgTable(
  'batch_items',
  {
    issuerId: uuid('issuer_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    certificationId: uuid('certification_id').notNull(),
    completionId: uuid('completion_id').notNull(),
    state: text('state', { enum: ['pending', 'issued', 'waiting', 'refused'] }).notNull(),
    code: text('code'),
    reason: jsonb('reason').$type<Told>(),
    certificateId: uuid('certificate_id'),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.learnerId, t.certificationId] }),
    index('batch_items_pending').on(t.batchId).where(sql`state = 'pending'`),
    index('batch_items_by_completion').on(t.completionId),
    foreignKey({
      name: 'batch_items_batch',
      columns: [t.issuerId, t.batchId],
      foreignColumns: [batches.issuerId, batches.id],
    }),
    foreignKey({
      name: 'batch_items_learner',
      columns: [t.issuerId, t.learnerId],
      foreignColumns: [learners.issuerId, learners.id],
    }),
    foreignKey({
      name: 'batch_items_certification',
      columns: [t.issuerId, t.certificationId],
      foreignColumns: [certifications.issuerId, certifications.id],
    }),
    foreignKey({
      name: 'batch_items_completion',
      columns: [t.learnerId, t.completionId],
      foreignColumns: [completions.learnerId, completions.id],
    }),
    foreignKey({
      name: 'batch_items_certificate',
      columns: [t.issuerId, t.certificateId],
      foreignColumns: [certificates.issuerId, certificates.id],
    }),
    check(
      'batch_items_state_known',
      sql`${t.state} in ('pending', 'issued', 'waiting', 'refused')`,
    ),
    check(
      'batch_items_reason_given',
      sql`${t.state} in ('pending', 'issued') or (${t.code} is not null and ${t.reason} is not null)`,
    ),
  ],
)

/** A file made of a certificate. Another renderer makes another version, never an overwrite. */
export const artefacts = pgTable(
  'artefacts',
  {
    id: id(),
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    kind: text('kind', { enum: ['pdf'] }).notNull(),
    version: integer('version').notNull(),
    storageKey: text('storage_key').notNull().unique(),
    /** Of the unsigned bytes, in hex: what the fingerprint decides. */
    sha256: text('sha256').notNull(),
    /** Of the file as it is handed out, signed: what people can compare. */
    fileSha256: text('file_sha256').notNull(),
    /** Of fonts, template and renderer: the same fingerprint gives the same bytes. */
    fingerprint: text('fingerprint').notNull(),
    bytes: integer('bytes').notNull(),
    /** The sha-256, in hex, of the X.509 certificate it is signed with; null: not signed. */
    signedWith: text('signed_with'),
    /** Which version of the credential is attached; 0: made before there were any. */
    credentialVersion: integer('credential_version').notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    unique('artefacts_version_once').on(t.certificateId, t.kind, t.version),
    unique('artefacts_fingerprint_once').on(
      ...([t.certificateId, t.kind, t.fingerprint, t.credentialVersion] as const),
    ),
    check('artefacts_sha256_form', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('artefacts_file_sha256_form', sql`${t.fileSha256} ~ '^[0-9a-f]{64}$'`),
    check('artefacts_not_empty', sql`${t.bytes} > 0`),
    check('artefacts_kind_known', sql`${t.kind} in ('pdf')`),
    check('artefacts_credential_version', sql`${t.credentialVersion} >= 0`),
    check('artefacts_version_positive', sql`${t.version} > 0`),
    check('artefacts_signed_with_form', sql`${t.signedWith} ~ '^[0-9a-f]{64}$'`),
  ],
)

/**
 * The newest PDF of each certificate, by what made it. Kept beside the files so that those of an
 * older renderer are found and counted at once, however many there are.
 */
export const newestDocuments = pgTable(
  'newest_documents',
  {
    certificateId: uuid('certificate_id').primaryKey(),
    issuerId: uuid('issuer_id').notNull(),
    version: integer('version').notNull(),
    fingerprint: text('fingerprint').notNull(),
  },
  (t) => [
    index('newest_documents_by_fingerprint').on(t.issuerId, t.fingerprint, t.certificateId),
    foreignKey({
      name: 'newest_documents_certificate',
      columns: [t.issuerId, t.certificateId],
      foreignColumns: [certificates.issuerId, certificates.id],
    }),
    check('newest_documents_version_positive', sql`${t.version} > 0`),
  ],
)

/** One redrawing of documents that an older renderer made; its counts are the progress people see. */
export const redraws = pgTable(
  'redraws',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    /** The certificates chosen; null: all whose document is of an older renderer. */
    certificateIds: uuid('certificate_ids').array(),
    state: text('state', { enum: ['running', 'done', 'failed', 'cancelled'] }).notNull(),
    total: integer('total').notNull(),
    drawn: integer('drawn').notNull().default(0),
    /** Those that could not be drawn: they keep the file they have, and wait for review. */
    waiting: integer('waiting').notNull().default(0),
    /** The chunk in hand: a killed worker's is taken up, and counted once. */
    inHand: uuid('in_hand').array(),
    /** The last that was taken in hand, in the order of what made their documents. */
    afterFingerprint: text('after_fingerprint'),
    afterId: uuid('after_id'),
    error: jsonb('error').$type<Told>(),
    askedBy: uuid('asked_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('redraws_one_running').on(t.issuerId).where(sql`state = 'running'`),
    index('redraws_newest').on(t.issuerId, t.createdAt.desc().nullsFirst()),
    check('redraws_state_known', sql`${t.state} in ('running', 'done', 'failed', 'cancelled')`),
    check('redraws_ended_when', sql`(${t.endedAt} is null) = (${t.state} = 'running')`),
    check('redraws_counts_not_negative', sql`least(${t.total}, ${t.drawn}, ${t.waiting}) >= 0`),
  ],
)

/** Withdrawn for good: a revocation is never undone. */
export const revocations = pgTable(
  'revocations',
  {
    certificateId: uuid('certificate_id')
      .primaryKey()
      .references(() => certificates.id),
    reasonClass: text('reason_class', {
      enum: ['issued-in-error', 'misconduct', 'requirements-not-met', 'replaced', 'other'],
    }).notNull(),
    /** For the learner and the issuer; the public sees the class alone. */
    reason: text('reason').notNull(),
    revokedBy: uuid('revoked_by').references(() => users.id),
    revokedAt: at('revoked_at').notNull(),
  },
  (t) => [
    check(
      'revocations_class_known',
      sql`${t.reasonClass} in ('issued-in-error', 'misconduct', 'requirements-not-met', 'replaced', 'other')`,
    ),
    check('revocations_reason_given', sql`length(trim(${t.reason})) > 0`),
  ],
)

/** Withdrawn for a while: open until it is lifted. */
export const suspensions = pgTable(
  'suspensions',
  {
    id: id(),
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    reason: text('reason').notNull(),
    suspendedBy: uuid('suspended_by').references(() => users.id),
    suspendedAt: at('suspended_at').notNull(),
    liftedBy: uuid('lifted_by').references(() => users.id),
    liftedAt: at('lifted_at'),
  },
  (t) => [
    uniqueIndex('suspensions_one_open').on(t.certificateId).where(sql`lifted_at is null`),
    check('suspensions_lifted_after', sql`${t.liftedAt} >= ${t.suspendedAt}`),
    check('suspensions_reason_given', sql`length(trim(${t.reason})) > 0`),
  ],
)

/** A warning about an expiry is given once for each threshold (days before; 0: it has expired). */
export const expiryNotices = pgTable(
  'expiry_notices',
  {
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    threshold: integer('threshold').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.certificateId, t.threshold] }),
    check('expiry_notices_threshold_in_days', sql`${t.threshold} between 0 and 366`),
  ],
)

/** What could not be issued or drawn yet, with its reason; it is tried again until it is resolved. */
export const reviewItems = pgTable(
  'review_items',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    learnerId: uuid('learner_id').notNull(),
    certificationId: uuid('certification_id').notNull(),
    completionId: uuid('completion_id').notNull(),
    certificateId: uuid('certificate_id'),
    code: text('code').notNull(),
    reason: jsonb('reason').$type<Told>().notNull(),
    triedAt: at('tried_at').notNull(),
    createdAt: createdAt(),
    resolvedAt: at('resolved_at'),
  },
  (t) => [
    uniqueIndex('review_items_one_open')
      .on(t.completionId, t.certificationId)
      .where(sql`resolved_at is null`),
    index('review_items_open').on(t.issuerId, t.createdAt, t.id).where(sql`resolved_at is null`),
    index('review_items_open_of_all').on(t.createdAt, t.id).where(sql`resolved_at is null`),
    foreignKey({
      name: 'review_items_learner',
      columns: [t.issuerId, t.learnerId],
      foreignColumns: [learners.issuerId, learners.id],
    }),
    foreignKey({
      name: 'review_items_certification',
      columns: [t.issuerId, t.certificationId],
      foreignColumns: [certifications.issuerId, certifications.id],
    }),
    foreignKey({
      name: 'review_items_completion',
      columns: [t.learnerId, t.completionId],
      foreignColumns: [completions.learnerId, completions.id],
    }),
    foreignKey({
      name: 'review_items_certificate',
      columns: [t.issuerId, t.certificateId],
      foreignColumns: [certificates.issuerId, certificates.id],
    }),
  ],
)
