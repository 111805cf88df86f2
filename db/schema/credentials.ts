import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { certificates } from './certificates'
import { at, createdAt, id } from './columns'
import { issuers } from './issuers'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** What is frozen of this installation: every credential that was issued names its address. */
export const installation = pgTable(
  'installation',
  {
    id: integer('id').primaryKey().default(1),
    /** Where it is reached, as LAUREL_URL was at the first issue outside demo mode. */
    publicUrl: text('public_url').notNull(),
    frozenAt: at('frozen_at').notNull(),
  },
  (t) => [check('installation_one', sql`${t.id} = 1`)],
)

/**
 * What an issuer's credentials are signed with. One that was replaced signs no more, but what it
 * signed stands; a retired one has left `assertionMethod`; of a compromised one only what the log
 * had before `trusted_size` stands.
 */
export const credentialKeys = pgTable(
  'credential_keys',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    algorithm: text('algorithm', { enum: ['ed25519', 'p256'] }).notNull(),
    /** Multibase (base58btc) of the Multikey: z6Mk…, zDn…. */
    publicKey: text('public_key').notNull().unique(),
    /** PKCS #8, encrypted by a key that comes from AUTH_SECRET; base64. Forgotten when it may never sign again. */
    privateKey: text('private_key'),
    createdAt: createdAt(),
    replacedAt: at('replaced_at'),
    retiredAt: at('retired_at'),
    compromisedAt: at('compromised_at'),
    /** From when on it may have been in other hands, as the admin said. */
    compromisedSince: at('compromised_since'),
    /** How many leaves the log had then: what they tell of stands. */
    trustedSize: bigint('trusted_size', { mode: 'number' }),
  },
  (t) => [
    uniqueIndex('credential_keys_one_in_use')
      .on(t.issuerId, t.algorithm)
      .where(sql`replaced_at is null`),
    unique('credential_keys_of_issuer').on(t.issuerId, t.id),
    index('credential_keys_by_issuer').on(t.issuerId, t.createdAt.desc().nullsFirst()),
    check('credential_keys_algorithm_known', sql`${t.algorithm} in ('ed25519', 'p256')`),
    check(
      'credential_keys_replaced_first',
      sql`${t.replacedAt} is not null or (${t.retiredAt} is null and ${t.compromisedAt} is null)`,
    ),
    check(
      'credential_keys_cut_off',
      sql`(${t.compromisedAt} is null) = (${t.compromisedSince} is null) and (${t.compromisedAt} is null) = (${t.trustedSize} is null)`,
    ),
    check(
      'credential_keys_in_use_open',
      sql`${t.replacedAt} is not null or ${t.privateKey} is not null`,
    ),
  ],
)

/** A signed credential, as it was handed out. Signed anew, it is another version beside it. */
export const credentials = pgTable(
  'credentials',
  {
    certificateId: uuid('certificate_id').notNull(),
    issuerId: uuid('issuer_id').notNull(),
    version: integer('version').notNull(),
    keyId: uuid('key_id').notNull(),
    /** The JSON, byte for byte. */
    document: text('document').notNull(),
    sha256: text('sha256').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.certificateId, t.version] }),
    index('credentials_by_key').on(t.keyId),
    foreignKey({
      name: 'credentials_certificate',
      columns: [t.issuerId, t.certificateId],
      foreignColumns: [certificates.issuerId, certificates.id],
    }),
    foreignKey({
      name: 'credentials_key',
      columns: [t.issuerId, t.keyId],
      foreignColumns: [credentialKeys.issuerId, credentialKeys.id],
    }),
    check('credentials_sha256_form', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('credentials_version_positive', sql`${t.version} > 0`),
  ],
)

/**
 * A Bitstring Status List of an issuer, for revocation and for suspension alike: an entry has the
 * same position in both. What its bits say is read off the certificates' rows.
 */
export const statusLists = pgTable(
  'status_lists',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    /** Of its address: 1, 2, …. */
    number: integer('number').notNull(),
    length: integer('length').notNull(),
    /** Positions given out so far, of which some may have come to nothing. */
    taken: integer('taken').notNull().default(0),
    /** In hex: in what order positions are given out, which looks random from outside. */
    seed: text('seed').notNull(),
    /** Counts the changes of bits; with their time it makes a signed list the same on all instances. */
    revision: integer('revision').notNull().default(0),
    changedAt: at('changed_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('status_lists_once').on(t.issuerId, t.number),
    unique('status_lists_of_issuer').on(t.issuerId, t.id),
    check('status_lists_length', sql`${t.length} >= 131072`),
    check('status_lists_taken_fits', sql`${t.taken} between 0 and ${t.length}`),
    check('status_lists_seed_form', sql`${t.seed} ~ '^[0-9a-f]{64}$'`),
  ],
)

/**
 * A credential that was signed for a program and has a place in a status list. What it says is kept by
 * whoever asked for it; here are its hashes, and whether it was withdrawn.
 */
export const programCredentials = pgTable(
  'program_credentials',
  {
    /** Of its leaves in the log. */
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    /** Of the id that it bears or a program gave it, by which it is named; several may have one, or none. */
    idSha256: text('id_sha256'),
    /** Of the signed credential as it was handed out. */
    sha256: text('sha256').notNull(),
    createdAt: createdAt(),
    revokedAt: at('revoked_at'),
    suspendedAt: at('suspended_at'),
  },
  (t) => [
    unique('program_credentials_of_issuer').on(t.issuerId, t.id),
    index('program_credentials_by_id').on(t.issuerId, t.idSha256),
    check('program_credentials_id_form', sql`${t.idSha256} ~ '^[0-9a-f]{64}$'`),
    check('program_credentials_sha256_form', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** Where the bits of a certificate, or of a program's credential, are. Never used for another. */
export const statusEntries = pgTable(
  'status_entries',
  {
    issuerId: uuid('issuer_id').notNull(),
    listId: uuid('list_id').notNull(),
    position: integer('position').notNull(),
    certificateId: uuid('certificate_id').unique(),
    programCredentialId: uuid('program_credential_id').unique(),
  },
  (t) => [
    primaryKey({ columns: [t.listId, t.position] }),
    foreignKey({
      name: 'status_entries_certificate',
      columns: [t.issuerId, t.certificateId],
      foreignColumns: [certificates.issuerId, certificates.id],
    }),
    foreignKey({
      name: 'status_entries_program_credential',
      columns: [t.issuerId, t.programCredentialId],
      foreignColumns: [programCredentials.issuerId, programCredentials.id],
    }),
    foreignKey({
      name: 'status_entries_list',
      columns: [t.issuerId, t.listId],
      foreignColumns: [statusLists.issuerId, statusLists.id],
    }),
    check(
      'status_entries_of_one',
      sql`num_nonnulls(${t.certificateId}, ${t.programCredentialId}) = 1`,
    ),
    check('status_entries_position', sql`${t.position} >= 0`),
  ],
)

/**
 * What the transparency log's checkpoints are signed with. A log that was begun anew has the next
 * number, which its name bears, and another key; the one before is then retired.
 */
export const logKeys = pgTable(
  'log_keys',
  {
    id: id(),
    number: integer('number').notNull().default(1),
    /** The raw Ed25519 public key, in base64. */
    publicKey: text('public_key').notNull().unique(),
    /** PKCS #8, encrypted by a key that comes from AUTH_SECRET; base64. */
    privateKey: text('private_key').notNull(),
    /** How many leaves it took over from the log before. */
    firstSize: bigint('first_size', { mode: 'number' }).notNull().default(0),
    /** Why it was begun anew, in the words of who did it; null for the first. */
    reason: text('reason'),
    /** Checkpoints of logs before, found outside the database, that it does not go on from. */
    lost: text('lost').array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    retiredAt: at('retired_at'),
  },
  (t) => [
    uniqueIndex('log_keys_one_in_use').on(sql`(true)`).where(sql`retired_at is null`),
    unique('log_keys_number_once').on(t.number),
    check('log_keys_number_positive', sql`${t.number} > 0`),
    check('log_keys_first_size', sql`${t.firstSize} >= 0`),
    check(
      'log_keys_begun_anew',
      sql`(${t.number} > 1) = (${t.reason} is not null) and length(trim(${t.reason})) > 0 is not false`,
    ),
    check(
      'log_keys_first_takes_nothing',
      sql`${t.number} > 1 or (${t.firstSize} = 0 and cardinality(${t.lost}) = 0)`,
    ),
  ],
)

/**
 * A leaf of the transparency log: written with what it tells of, given its position afterwards by the
 * one sequencer. The tree holds the commitment alone; erasing somebody takes salt and payload away.
 */
export const logLeaves = pgTable(
  'log_leaves',
  {
    id: id(),
    /** Null for what is told of the log itself. */
    issuerId: uuid('issuer_id'),
    /** The certificate, the program's credential, or the key. */
    subjectId: uuid('subject_id').notNull(),
    kind: text('kind', {
      enum: [
        ...(['issued', 'reissued', 'revoked', 'suspended', 'lifted'] as const),
        ...(['key-made', 'key-replaced', 'key-retired', 'key-compromised'] as const),
        'log-restarted' as const,
      ],
    }).notNull(),
    /** The sha-256, in hex, of the salt's 32 bytes followed by the payload. */
    commitment: text('commitment').notNull(),
    salt: text('salt'),
    /** JSON, byte for byte: ids and hashes. */
    payload: text('payload'),
    recordedAt: at('recorded_at').notNull(),
    position: bigint('position', { mode: 'number' }).unique(),
  },
  (t) => [
    index('log_leaves_unsequenced').on(t.recordedAt, t.id).where(sql`position is null`),
    index('log_leaves_by_subject').on(t.subjectId),
    check(
      'log_leaves_kind_known',
      sql`${t.kind} in ('issued', 'reissued', 'revoked', 'suspended', 'lifted', 'key-made', 'key-replaced', 'key-retired', 'key-compromised', 'log-restarted')`,
    ),
    check('log_leaves_of_issuer', sql`(${t.issuerId} is null) = (${t.kind} = 'log-restarted')`),
    check('log_leaves_commitment_form', sql`${t.commitment} ~ '^[0-9a-f]{64}$'`),
    check('log_leaves_salt_form', sql`${t.salt} ~ '^[0-9a-f]{64}$'`),
    check('log_leaves_opened_whole', sql`(${t.salt} is null) = (${t.payload} is null)`),
    check('log_leaves_position', sql`${t.position} >= 0`),
  ],
)

/** What the log looked like at a size: a signed note (C2SP tlog-checkpoint). */
export const logCheckpoints = pgTable(
  'log_checkpoints',
  {
    size: bigint('size', { mode: 'number' }).primaryKey(),
    rootHash: text('root_hash').notNull(),
    note: text('note').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('log_checkpoints_by_time').on(t.createdAt),
    check('log_checkpoints_size', sql`${t.size} >= 0`),
    check('log_checkpoints_root_form', sql`${t.rootHash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** Hashes of the log's tree, 256 to a tile (C2SP tlog-tiles); the last of a level grows until it is full. */
export const logTiles = pgTable(
  'log_tiles',
  {
    level: integer('level').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    hashes: bytea('hashes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.level, t.number] }),
    check('log_tiles_whole_hashes', sql`octet_length(${t.hashes}) between 32 and 8192`),
    check('log_tiles_even', sql`octet_length(${t.hashes}) % 32 = 0`),
  ],
)

/** A certificate that its learner shows to nobody but those who are given a link or the file. */
export const privateCertificates = pgTable('private_certificates', {
  certificateId: uuid('certificate_id')
    .primaryKey()
    .references(() => certificates.id),
  since: at('since').notNull(),
})

/** A link that shows a certificate, private or not; the secret itself is kept nowhere. */
export const shareLinks = pgTable(
  'share_links',
  {
    id: id(),
    certificateId: uuid('certificate_id')
      .notNull()
      .references(() => certificates.id),
    /** For whom it is, in its maker's words. */
    name: text('name').notNull(),
    /** The sha-256, in hex, of the link's secret. */
    secretHash: text('secret_hash').notNull().unique(),
    createdAt: createdAt(),
    expiresAt: at('expires_at'),
    endedAt: at('ended_at'),
  },
  (t) => [
    index('share_links_by_certificate').on(t.certificateId),
    check('share_links_hash_form', sql`${t.secretHash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** What programs act with. The key itself is shown once; kept are its beginning and its hash. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    name: text('name').notNull(),
    /** How it begins, by which it is found and told apart: lrl_… */
    prefix: text('prefix').notNull().unique(),
    /** The sha-256, in hex, of the whole key. */
    hash: text('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    expiresAt: at('expires_at'),
    lastUsedAt: at('last_used_at'),
    /** Replaced by a newer one, it still works for a while: until `expires_at`. */
    replacedBy: uuid('replaced_by'),
    revokedAt: at('revoked_at'),
  },
  (t) => [
    index('api_keys_by_issuer').on(t.issuerId, t.createdAt.desc().nullsFirst()),
    foreignKey({
      name: 'api_keys_replaced_by',
      columns: [t.replacedBy],
      foreignColumns: [t.id],
    }),
    check('api_keys_hash_form', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('api_keys_named', sql`length(trim(${t.name})) > 0`),
    check('api_keys_some_scope', sql`cardinality(${t.scopes}) > 0`),
  ],
)
