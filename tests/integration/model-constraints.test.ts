import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '@/tests/support/database'
import { fixture, idOf, newRow } from '@/tests/support/model-rows'

/**
 * Each invariant that the database keeps, with a statement that it refuses. The statement is a valid
 * new row of `table` with some columns changed; without the constraint it goes through.
 */
type Case = [name: string, table: string, changed: Record<string, unknown>]

const ofB = (table: string) => idOf(table, 'b', 1)
const ofA = (table: string, n = 1) => idOf(table, 'a', n)
const hash = '1'.repeat(64)
const fee = { course_id: null, pass_mark: null, kind: 'fee', fee_amount: 100, fee_currency: 'EUR' }
const other = { ...fee, kind: 'certification', fee_amount: null, fee_currency: null }

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const moment = '2026-01-05T09:00:00Z'
/** Not the one key of its kind that is in use. */
const inUse = { replaced_at: null, algorithm: 'p256' }
const compromised = { compromised_at: moment, compromised_since: moment, trusted_size: 1 }

const firstLog = { number: 1, reason: null }

const merged = (into: unknown) => ({ merged_into_id: into, merged_at: '2026-01-01T09:00:00Z' })

const cases: Case[] = [
  ['issuers_slug_unique', 'issuers', { slug: 'issuer-a1' }],
  ['issuers_slug_form', 'issuers', { slug: 'Not a-slug' }],
  ['users_email_once', 'users', { email: 'USER-a1@Example.org' }],
  ['users_primary_proven', 'users', { email_verified: '2026-01-05T09:00:00Z' }],
  ['user_addresses_pkey', 'user_addresses', { email: 'user-b1@example.org' }],
  ['user_addresses_lower_case', 'user_addresses', { email: 'New@example.org' }],
  ['passkeys_named', 'passkeys', { name: '  ' }],
  ['one_time_tokens_pkey', 'one_time_tokens', { hash: 'hash-a1' }],
  ['one_time_tokens_purpose_known', 'one_time_tokens', { purpose: 'odd' }],
  ['one_time_tokens_address_when', 'one_time_tokens', { purpose: 'address' }],
  ['rate_limits_pkey', 'rate_limits', { key: 'key-a1' }],
  ['members_issuer_id_user_id_pk', 'members', { user_id: ofA('users') }],
  ['members_role_known', 'members', { role: 'owner' }],
  ['learners_email_once', 'learners', { email: 'Learner-A1@example.org' }],
  ['learners_merged_when', 'learners', { merged_into_id: ofA('learners') }],
  ['learners_merged_when', 'learners', { merged_at: '2026-01-01T09:00:00Z' }],
  ['learners_merged_into', 'learners', merged(ofB('learners'))],
  ['learners_merge_is_flat', 'learners', merged(newRow('learners').id)],
  ['former_addresses_learner', 'former_addresses', { learner_id: ofB('learners') }],
  ['invitations_one_open', 'invitations', { email: 'Invited-A1@example.org' }],
  ['invitations_role_known', 'invitations', { role: 'owner' }],
  ['invitations_round_positive', 'invitations', { round: 0 }],
  [
    'invitations_one_end',
    'invitations',
    { accepted_at: '2026-01-02T09:00:00Z', revoked_at: '2026-01-02T09:00:00Z' },
  ],
  ['courses_slug_unique', 'courses', { slug: 'course-b1' }],
  ['courses_code_once', 'courses', { code: 'c-1' }],
  ['learning_paths_slug_unique', 'learning_paths', { slug: 'path-b1' }],
  ['path_courses_path_id_course_id_pk', 'path_courses', { course_id: ofA('courses') }],
  ['path_courses_position_once', 'path_courses', { position: 1 }],
  ['path_courses_path', 'path_courses', { path_id: ofB('learning_paths') }],
  ['path_courses_course', 'path_courses', { course_id: ofB('courses') }],
  ['enrolments_learner_id_course_id_pk', 'enrolments', { course_id: ofA('courses') }],
  ['enrolments_learner', 'enrolments', { learner_id: ofB('learners') }],
  ['enrolments_course', 'enrolments', { course_id: ofB('courses') }],
  ['completions_once', 'completions', { completed_at: '2026-01-01T09:00:00Z' }],
  ['completions_score_range', 'completions', { score: 100.01 }],
  ['completions_score_range', 'completions', { score: -1 }],
  ['completions_source_known', 'completions', { source: 'hearsay' }],
  ['completions_learner', 'completions', { learner_id: ofB('learners') }],
  ['completions_course', 'completions', { course_id: ofB('courses') }],
  ['template_versions_once', 'template_versions', { version: 1 }],
  ['template_versions_look_object', 'template_versions', { look: ['classic'] }],
  ['signing_keys_one_in_use', 'signing_keys', { retired_at: null }],
  ['signing_keys_one_for_reports', 'signing_keys', { issuer_id: null, retired_at: null }],
  ['signing_keys_algorithm_known', 'signing_keys', { algorithm: 'dsa' }],
  ['pictures_once', 'pictures', { sha256: '1'.repeat(64) }],
  ['pictures_storage_key_unique', 'pictures', { storage_key: 'pictures/b1' }],
  ['pictures_type_known', 'pictures', { type: 'gif' }],
  ['pictures_sha256_form', 'pictures', { sha256: 'F'.repeat(64) }],
  ['pictures_not_empty', 'pictures', { bytes: 0 }],
  ['template_versions_template', 'template_versions', { template_id: ofB('templates') }],
  ['certifications_slug_unique', 'certifications', { slug: 'cert-b1' }],
  ['certification_versions_once', 'certification_versions', { version: 1 }],
  [
    'certification_versions_valid_positive',
    'certification_versions',
    { valid_months: 0, renewal_days: null },
  ],
  ['certification_versions_renewal_needs_expiry', 'certification_versions', { valid_months: null }],
  ['certification_versions_renewal_needs_expiry', 'certification_versions', { renewal_days: 0 }],
  [
    'certification_versions_certification',
    'certification_versions',
    { certification_id: ofB('certifications') },
  ],
  [
    'certification_versions_template',
    'certification_versions',
    { template_version_id: ofB('template_versions') },
  ],
  ['requirements_fee_once', 'requirements', fee],
  ['requirements_pass_mark_range', 'requirements', { pass_mark: 101 }],
  ['requirements_one_kind', 'requirements', { kind: 'exam' }],
  ['requirements_one_kind', 'requirements', { course_id: null }],
  ['requirements_one_kind', 'requirements', { fee_amount: 100, fee_currency: 'EUR' }],
  [
    'requirements_one_kind',
    'requirements',
    { ...other, required_certification_id: ofA('certifications') },
  ],
  [
    'requirements_one_kind',
    'requirements',
    {
      ...{ ...fee, fee_amount: 0, certification_id: ofA('certifications', 2) },
      certification_version_id: ofA('certification_versions', 2),
    },
  ],
  [
    'requirements_version',
    'requirements',
    { certification_version_id: ofA('certification_versions', 2) },
  ],
  [
    'requirements_issuer',
    'requirements',
    {
      ...{ ...fee, issuer_id: ofB('issuers'), certification_id: ofA('certifications', 2) },
      certification_version_id: ofA('certification_versions', 2),
    },
  ],
  ['requirements_course', 'requirements', { course_id: ofB('courses') }],
  [
    'requirements_certification',
    'requirements',
    { ...other, required_certification_id: ofB('certifications') },
  ],
  ['batches_cause_unique', 'batches', { cause: 'cause-b1' }],
  ['batches_counts_fit', 'batches', { total: 2, issued: 1, waiting: 1, refused: 1 }],
  ['batches_counts_not_negative', 'batches', { waiting: -1 }],
  ['batches_import', 'batches', { import_id: ofB('imports') }],
  ['batches_rendered_fit', 'batches', { rendered: 1 }],
  [
    'batch_items_batch_id_learner_id_certification_id_pk',
    'batch_items',
    { certification_id: ofA('certifications') },
  ],
  ['batch_items_state_known', 'batch_items', { state: 'done', code: 'code', reason: '"reason"' }],
  ['batch_items_batch', 'batch_items', { batch_id: ofB('batches') }],
  [
    'batch_items_learner',
    'batch_items',
    { learner_id: ofB('learners'), completion_id: ofB('completions') },
  ],
  ['batch_items_certification', 'batch_items', { certification_id: ofB('certifications') }],
  ['batch_items_completion', 'batch_items', { completion_id: ofB('completions') }],
  ['batch_items_certificate', 'batch_items', { certificate_id: ofB('certificates') }],
  ['batch_items_reason_given', 'batch_items', { state: 'refused', code: 'code' }],
  ['certificates_public_id_unique', 'certificates', { public_id: 'b1'.padEnd(24, 'x') }],
  ['certificates_public_id_form', 'certificates', { public_id: 'a1'.padEnd(23, 'x') }],
  ['certificates_supersedes_id_unique', 'certificates', { supersedes_id: ofA('certificates') }],
  ['certificates_once_a_completion', 'certificates', { completion_id: ofA('completions') }],
  ['certificates_cycle_positive', 'certificates', { cycle: 0 }],
  ['certificates_expiry_after_award', 'certificates', { expires_at: '2026-01-03T09:00:00Z' }],
  [
    'certificates_supersede_own',
    'certificates',
    // Of another certification.
    { supersedes_id: ofA('certificates', 3) },
  ],
  ['certificates_not_own_successor', 'certificates', { supersedes_id: ofA('certificates', 4) }],
  ['certificates_batch', 'certificates', { batch_id: ofB('batches') }],
  [
    'certificates_learner',
    'certificates',
    { learner_id: ofB('learners'), completion_id: idOf('completions', 'b', 3) },
  ],
  [
    'certificates_certification',
    'certificates',
    {
      certification_id: ofB('certifications'),
      certification_version_id: ofB('certification_versions'),
    },
  ],
  [
    'certificates_version',
    'certificates',
    { certification_version_id: ofA('certification_versions', 2) },
  ],
  ['certificates_completion', 'certificates', { completion_id: ofB('completions') }],
  [
    'holdings_holder_id_certification_id_pk',
    'holdings',
    { certification_id: ofA('certifications'), cycle: 2, certificate_id: ofA('certificates', 2) },
  ],
  ['holdings_certificate_id_unique', 'holdings', { certificate_id: ofA('certificates') }],
  ['holdings_certificate', 'holdings', { certificate_id: idOf('certificates', 'b', 2) }],
  ['holdings_certificate', 'holdings', { cycle: 4 }],
  ['artefacts_version_once', 'artefacts', { version: 1 }],
  ['artefacts_fingerprint_once', 'artefacts', { fingerprint: 'print-1' }],
  ['artefacts_storage_key_unique', 'artefacts', { storage_key: 'certificates/b1.pdf' }],
  ['artefacts_sha256_form', 'artefacts', { sha256: 'F'.repeat(64) }],
  ['artefacts_file_sha256_form', 'artefacts', { file_sha256: 'F'.repeat(64) }],
  ['artefacts_not_empty', 'artefacts', { bytes: 0 }],
  ['artefacts_kind_known', 'artefacts', { kind: 'gif' }],
  ['newest_documents_pkey', 'newest_documents', { certificate_id: ofA('certificates') }],
  ['newest_documents_certificate', 'newest_documents', { issuer_id: ofB('issuers') }],
  ['newest_documents_version_positive', 'newest_documents', { version: 0 }],
  ['redraws_one_running', 'redraws', { state: 'running', ended_at: null }],
  ['redraws_state_known', 'redraws', { state: 'odd' }],
  ['redraws_ended_when', 'redraws', { ended_at: null }],
  ['redraws_counts_not_negative', 'redraws', { drawn: -1 }],
  ['artefacts_version_positive', 'artefacts', { version: 0 }],
  ['artefacts_signed_with_form', 'artefacts', { signed_with: 'F'.repeat(64) }],
  ['revocations_pkey', 'revocations', { certificate_id: ofA('certificates') }],
  ['revocations_class_known', 'revocations', { reason_class: 'whim' }],
  ['revocations_reason_given', 'revocations', { reason: '  ' }],
  ['suspensions_one_open', 'suspensions', { certificate_id: ofA('certificates') }],
  ['suspensions_reason_given', 'suspensions', { reason: ' ' }],
  ['suspensions_lifted_after', 'suspensions', { lifted_at: '2026-01-05T08:59:59Z' }],
  [
    'expiry_notices_certificate_id_threshold_pk',
    'expiry_notices',
    { certificate_id: ofA('certificates') },
  ],
  ['expiry_notices_threshold_in_days', 'expiry_notices', { threshold: -1 }],
  [
    'review_items_learner',
    'review_items',
    { learner_id: ofB('learners'), completion_id: ofB('completions') },
  ],
  ['review_items_certification', 'review_items', { certification_id: ofB('certifications') }],
  ['review_items_completion', 'review_items', { completion_id: ofB('completions') }],
  ['review_items_certificate', 'review_items', { certificate_id: ofB('certificates') }],
  ['review_items_one_open', 'review_items', { completion_id: ofA('completions') }],
  ['imports_file_once', 'imports', { sha256: hash }],
  ['imports_state_known', 'imports', { state: 'odd' }],
  ['imports_error_when', 'imports', { state: 'failed' }],
  ['imports_error_when', 'imports', { error: '"An error"' }],
  ['imports_checked_when', 'imports', { checked_at: null }],
  ['imports_counts_fit', 'imports', { rejected: 2, recorded: 1 }],
  ['imports_counts_fit', 'imports', { not_completed: 1, duplicates: 1, known: 1 }],
  ['imports_counts_fit', 'imports', { added: 1 }],
  ['import_rows_import_id_line_pk', 'import_rows', { line: 1 }],
  ['import_rows_state_known', 'import_rows', { state: 'odd' }],
  ['import_rows_reason_when', 'import_rows', { reason: '"A reason"' }],
  ['import_rows_duplicate_when', 'import_rows', { same_line: 1 }],
  ['import_rows_accepted_whole', 'import_rows', { name: null }],
  ['import_rows_completion_when', 'import_rows', { completion_id: ofA('completions') }],
  ['notifications_once', 'notifications', { threshold: 1 }],
  ['notifications_type_known', 'notifications', { type: 'odd' }],
  ['notifications_threshold_in_days', 'notifications', { threshold: 367 }],
  ['notifications_learner', 'notifications', { learner_id: ofB('learners') }],
  ['notifications_certificate', 'notifications', { certificate_id: ofB('certificates') }],
  ['deliveries_channel_known', 'deliveries', { channel: 'pigeon' }],
  ['deliveries_attempts_not_negative', 'deliveries', { attempts: -1 }],
  ['deliveries_bounced_where', 'deliveries', { state: 'bounced' }],
  ['deliveries_claim_whole', 'deliveries', { claimed_by: ofA('users') }],
  [
    'deliveries_claim_whole',
    'deliveries',
    { claimed_by: ofA('users'), claimed_at: '2026-01-01T09:00:00Z', state: 'failed' },
  ],
  ['audit_log_actor_kind_known', 'audit_log', { actor_kind: 'ghost' }],
  ['deliveries_once', 'deliveries', { notification_id: ofA('notifications') }],
  ['deliveries_state_known', 'deliveries', { state: 'odd' }],
  ['deliveries_sent_when', 'deliveries', { state: 'sent' }],
  ['mailbox_messages_idempotency_key_unique', 'mailbox_messages', { idempotency_key: 'key-b1' }],
  ['artefacts_credential_version', 'artefacts', { credential_version: -1 }],
  ['credential_keys_one_in_use', 'credential_keys', { replaced_at: null }],
  ['credential_keys_public_key_unique', 'credential_keys', { public_key: 'z6Mkb1' }],
  ['credential_keys_algorithm_known', 'credential_keys', { algorithm: 'rsa' }],
  ['credential_keys_replaced_first', 'credential_keys', { ...inUse, retired_at: moment }],
  ['credential_keys_replaced_first', 'credential_keys', { ...inUse, ...compromised }],
  ['credential_keys_cut_off', 'credential_keys', { ...compromised, trusted_size: null }],
  ['credential_keys_cut_off', 'credential_keys', { ...compromised, compromised_since: null }],
  ['credential_keys_cut_off', 'credential_keys', { trusted_size: 1, compromised_since: moment }],
  ['credential_keys_in_use_open', 'credential_keys', { ...inUse, private_key: null }],
  ['credentials_certificate_id_version_pk', 'credentials', { certificate_id: ofA('certificates') }],
  ['credentials_certificate', 'credentials', { certificate_id: idOf('certificates', 'b', 2) }],
  ['credentials_key', 'credentials', { key_id: ofB('credential_keys') }],
  ['credentials_sha256_form', 'credentials', { sha256: 'A'.repeat(64) }],
  ['credentials_version_positive', 'credentials', { version: 0 }],
  ['status_lists_once', 'status_lists', { number: 1 }],
  ['status_lists_length', 'status_lists', { length: 131_071 }],
  ['status_lists_taken_fits', 'status_lists', { taken: 131_073 }],
  ['status_lists_taken_fits', 'status_lists', { taken: -1 }],
  ['status_lists_seed_form', 'status_lists', { seed: '0' }],
  ['program_credentials_id_form', 'program_credentials', { id_sha256: '0' }],
  ['program_credentials_sha256_form', 'program_credentials', { sha256: 'A'.repeat(64) }],
  ['status_entries_list_id_position_pk', 'status_entries', { position: 1 }],
  [
    'status_entries_certificate_id_unique',
    'status_entries',
    { certificate_id: ofA('certificates') },
  ],
  [
    'status_entries_program_credential_id_unique',
    'status_entries',
    { certificate_id: null, program_credential_id: ofA('program_credentials') },
  ],
  ['status_entries_of_one', 'status_entries', { certificate_id: null }],
  [
    'status_entries_of_one',
    'status_entries',
    { program_credential_id: ofA('program_credentials', 2) },
  ],
  [
    'status_entries_program_credential',
    'status_entries',
    { certificate_id: null, program_credential_id: idOf('program_credentials', 'b', 2) },
  ],
  [
    'status_entries_certificate',
    'status_entries',
    { certificate_id: idOf('certificates', 'b', 2) },
  ],
  ['status_entries_list', 'status_entries', { list_id: ofB('status_lists') }],
  ['status_entries_position', 'status_entries', { position: -1 }],
  ['log_keys_one_in_use', 'log_keys', { retired_at: null }],
  ['log_keys_public_key_unique', 'log_keys', { public_key: 'key-b1' }],
  ['log_keys_number_once', 'log_keys', { number: 2 }],
  ['log_keys_number_positive', 'log_keys', { number: 0, reason: null }],
  ['log_keys_first_size', 'log_keys', { first_size: -1 }],
  ['log_keys_begun_anew', 'log_keys', { reason: null }],
  ['log_keys_begun_anew', 'log_keys', { reason: '  ' }],
  ['log_keys_first_takes_nothing', 'log_keys', { ...firstLog, lost: '{A note}' }],
  ['log_keys_first_takes_nothing', 'log_keys', { ...firstLog, first_size: 1 }],
  ['log_leaves_kind_known', 'log_leaves', { kind: 'odd' }],
  ['log_leaves_of_issuer', 'log_leaves', { issuer_id: null }],
  ['log_leaves_of_issuer', 'log_leaves', { kind: 'log-restarted' }],
  ['log_leaves_commitment_form', 'log_leaves', { commitment: '0' }],
  ['log_leaves_salt_form', 'log_leaves', { salt: '0' }],
  ['log_leaves_opened_whole', 'log_leaves', { salt: null }],
  ['log_leaves_position', 'log_leaves', { position: -1 }],
  ['log_leaves_position_unique', 'log_leaves', { position: 1 }],
  ['log_checkpoints_pkey', 'log_checkpoints', { size: 1 }],
  ['log_checkpoints_size', 'log_checkpoints', { size: -1 }],
  ['log_checkpoints_root_form', 'log_checkpoints', { root_hash: '0' }],
  ['log_tiles_level_number_pk', 'log_tiles', { number: 1 }],
  ['log_tiles_whole_hashes', 'log_tiles', { hashes: Buffer.alloc(8224) }],
  ['log_tiles_even', 'log_tiles', { hashes: Buffer.alloc(33) }],
  ['private_certificates_pkey', 'private_certificates', { certificate_id: ofA('certificates') }],
  ['share_links_secret_hash_unique', 'share_links', { secret_hash: hashOf('link b 1') }],
  ['share_links_hash_form', 'share_links', { secret_hash: '0' }],
  ['api_keys_prefix_unique', 'api_keys', { prefix: 'lrl_b1' }],
  ['api_keys_hash_form', 'api_keys', { hash: '0' }],
  ['api_keys_named', 'api_keys', { name: '  ' }],
  ['api_keys_some_scope', 'api_keys', { scopes: '{}' }],
  ['verification_events_channel_known', 'verification_events', { channel: 'odd' }],
  ['verification_events_given_known', 'verification_events', { given: 'odd' }],
  ['verification_events_verdict_known', 'verification_events', { verdict: 'odd' }],
  ['verification_events_region_form', 'verification_events', { region: 'no' }],
  ['verification_runs_secret_hash_unique', 'verification_runs', { secret_hash: hashOf('run b 1') }],
  ['verification_runs_hash_form', 'verification_runs', { secret_hash: '0' }],
  ['verification_runs_counts', 'verification_runs', { done: 3 }],
  ['verification_runs_counts', 'verification_runs', { done: -1 }],
  ['verification_items_run_id_number_pk', 'verification_items', { number: 1 }],
  ['verification_items_done_whole', 'verification_items', { verdict: 'valid' }],
]

/** Checked when a transaction ends. */
const deferred = ['holdings_certificate', 'users_primary_proven']

/** The tables whose rows stay as they were written: trigger, table, and the column that names a row. */
const frozen = [
  ['certificates_never_change', 'certificates', 'id'],
  ['completions_never_change', 'completions', 'id'],
  ['revocations_never_change', 'revocations', 'certificate_id'],
  ['artefacts_never_change', 'artefacts', 'id'],
  ['certification_versions_never_change', 'certification_versions', 'id'],
  ['requirements_never_change', 'requirements', 'id'],
  ['template_versions_never_change', 'template_versions', 'id'],
  ['events_never_change', 'events', 'id'],
  ['audit_log_never_changes', 'audit_log', 'id'],
  ['credentials_never_change', 'credentials', 'certificate_id'],
  ['status_entries_never_change', 'status_entries', 'certificate_id'],
  ['log_checkpoints_never_change', 'log_checkpoints', 'size'],
  ['verification_events_never_change', 'verification_events', 'id'],
] as const

/** Rows that stay as they were written until they are deleted. */
const untilDeleted = [['pictures_never_change', 'pictures', 'id']] as const

/** The triggers that keep the same tables from being emptied at once, and some tables more. */
const full = [
  ...frozen.map(([name, table]) => [name.replace(/changes?$/, 'emptied'), table] as const),
  ['installation_never_emptied', 'installation'],
  ['log_leaves_never_emptied', 'log_leaves'],
  ['credential_keys_never_emptied', 'credential_keys'],
  ['program_credentials_never_emptied', 'program_credentials'],
  ['log_keys_never_emptied', 'log_keys'],
] as const

/** What has a test of its own. */
const apart = [
  ...['installation_one', 'installation_never_changes'],
  ...['log_leaves_kept', 'credential_keys_kept', 'program_credentials_kept', 'log_keys_kept'],
]

const test = useDatabase()
let sql: postgres.Sql
beforeAll(async () => {
  sql = postgres(test.url, { max: 1, onnotice: () => undefined })
  for (const [table, row] of fixture()) await sql`insert into ${sql(table)} ${sql(row)}`
})
afterAll(() => sql.end())

describe.each(cases)('%s on %s %o', (name, table, changed) => {
  const violate = async (tx: postgres.TransactionSql) => {
    await tx`insert into ${tx(table)} ${tx({ ...newRow(table), ...changed })}`
    // Deferred keys speak at the commit, which does not come here.
    if (deferred.includes(name)) await tx`set constraints all immediate`
  }

  it('is refused', async () => {
    await expect(rolledBack(violate)).rejects.toMatchObject({ constraint_name: name })
  })

  it('goes through without the constraint', async () => {
    await rolledBack(async (tx) => {
      await takeAway(tx, table, name)
      await violate(tx)
    })
  })
})

describe.each([...frozen, ...untilDeleted])('%s', (trigger, table, key) => {
  const verbs = untilDeleted.some(([name]) => name === trigger) ? ['update'] : ['update', 'delete']
  const statements = { update: `set "${key}" = "${key}"`, delete: '' }
  const alter = (verb: 'update' | 'delete') => async (tx: postgres.TransactionSql) => {
    const row = newRow(table)
    await tx`insert into ${tx(table)} ${tx(row)}`
    const from = verb === 'delete' ? 'delete from' : 'update'
    const { count } = await tx.unsafe(
      `${from} "${table}" ${statements[verb]} where "${key}" = $1`,
      [row[key] as string],
    )
    expect(count).toBe(1)
  }

  it.each(verbs as ('update' | 'delete')[])('refuses to %s a row', async (verb) => {
    const message = expect.stringMatching(`^rows of ${table}\\w* are never changed$`)
    await expect(rolledBack(alter(verb))).rejects.toMatchObject({ message, code: '23000' })
    await rolledBack(async (tx) => {
      await tx.unsafe(`drop trigger ${trigger} on "${table}"`)
      await alter(verb)(tx)
    })
  })
})

describe.each(full)('%s', (trigger, table) => {
  const empty = (tx: postgres.TransactionSql) => tx.unsafe(`truncate "${table}" cascade`)

  it('refuses to empty the table', async () => {
    const message = `rows of ${table} are never changed`
    await expect(rolledBack(empty)).rejects.toMatchObject({ message, code: '23000' })
    await rolledBack(async (tx) => {
      for (const [, other] of full) await tx.unsafe(`alter table "${other}" disable trigger user`)
      for (const name of await partitions(tx))
        await tx.unsafe(`alter table ${name} disable trigger user`)
      await tx.unsafe(`alter table "${table}" enable trigger ${trigger}`)
      await expect(tx.savepoint(empty)).rejects.toMatchObject({ message })
      await tx.unsafe(`drop trigger ${trigger} on "${table}"`)
      await empty(tx)
    })
  })
})

it('keeps the partitions of the events from being emptied one by one', async () => {
  const names = await partitions(sql)
  expect(names.length).toBeGreaterThan(3)
  for (const name of names) {
    const empty = (tx: postgres.TransactionSql) => tx.unsafe(`truncate ${name}`)
    await expect(rolledBack(empty)).rejects.toMatchObject({ code: '23000' })
  }
})

describe('an installation', () => {
  const insert = (tx: postgres.TransactionSql, id: number) =>
    tx`insert into installation values (${id}, 'https://example.org', now())`

  it('is one, whose address never changes', async () => {
    await expect(rolledBack((tx) => insert(tx, 2))).rejects.toMatchObject({
      constraint_name: 'installation_one',
    })
    for (const verb of ["update installation set public_url = ''", 'delete from installation']) {
      const change = async (tx: postgres.TransactionSql) => {
        await insert(tx, 1)
        await tx.unsafe(verb)
      }
      await expect(rolledBack(change)).rejects.toMatchObject({ code: '23000' })
    }
  })
})

describe.each([
  [
    'log_leaves_kept',
    'log_leaves',
    { position: null },
    ['position = 7', 'salt = null, payload = null'],
    ["commitment = repeat('1', 64)", "kind = 'revoked'", 'recorded_at = now()', "payload = '[]'"],
  ],
  [
    'log_leaves_kept',
    'log_leaves',
    { salt: null, payload: null },
    ['position = position'],
    ['position = 8', 'position = null', "salt = repeat('0', 64), payload = '{}'"],
  ],
  [
    'log_leaves_kept',
    'log_leaves',
    { position: null, issuer_id: null, kind: 'log-restarted' },
    ['position = 7'],
    ["kind = 'issued', issuer_id = gen_random_uuid()"],
  ],
  [
    'program_credentials_kept',
    'program_credentials',
    {},
    ['revoked_at = now()', 'suspended_at = now()', 'suspended_at = null'],
    ["sha256 = repeat('1', 64)", 'id_sha256 = null', "created_at = 'yesterday'"],
  ],
  [
    'program_credentials_kept',
    'program_credentials',
    { revoked_at: moment, suspended_at: moment },
    ['suspended_at = null', 'revoked_at = revoked_at'],
    ['revoked_at = null', 'revoked_at = now()'],
  ],
  [
    'log_keys_kept',
    'log_keys',
    {},
    [],
    ['retired_at = now()', "lost = '{Another}'", 'first_size = 9'],
  ],
  [
    'credential_keys_kept',
    'credential_keys',
    { replaced_at: moment },
    ['retired_at = now()', 'private_key = null'],
    ["public_key = 'z6Mkother'", 'replaced_at = now()', "private_key = 'MQ=='"],
  ],
  [
    'credential_keys_kept',
    'credential_keys',
    { ...compromised, retired_at: moment, private_key: null },
    ['trusted_size = trusted_size'],
    [
      ...['retired_at = null', "private_key = 'MA=='"],
      'compromised_at = null, compromised_since = null, trusted_size = null',
      ...['trusted_size = 2', 'compromised_since = now()'],
    ],
  ],
])('%s on %s with %o', (trigger, table, changed, allowed, refused) => {
  const set = (what: string) => async (tx: postgres.TransactionSql) => {
    const row: Record<string, unknown> = { ...newRow(table), ...changed }
    await tx`insert into ${tx(table)} ${tx(row)}`
    const { count } = await tx.unsafe(`update "${table}" set ${what} where id = $1`, [
      row.id as string,
    ])
    expect(count).toBe(1)
  }

  it.each(allowed)('lets %s', (what) => rolledBack(set(what)))

  it.each(refused)('refuses %s', async (what) => {
    await expect(rolledBack(set(what))).rejects.toMatchObject({ code: '23000' })
    await rolledBack(async (tx) => {
      await tx.unsafe(`drop trigger ${trigger} on "${table}"`)
      await set(what)(tx)
    })
  })

  it('refuses to delete a row', async () => {
    const remove = (tx: postgres.TransactionSql) => tx.unsafe(`delete from "${table}"`)
    await expect(rolledBack(remove)).rejects.toMatchObject({ code: '23000' })
  })
})

it('takes each of the rows that the cases begin with', async () => {
  for (const table of new Set(fixture().map(([name]) => name))) {
    await rolledBack((tx) => tx`insert into ${tx(table)} ${tx(newRow(table))}`)
  }
})

it('lets a holding come before its certificate within one transaction', async () => {
  const certificate = newRow('certificates')
  const { learner_id, certification_id, cycle } = certificate
  await rolledBack(async (tx) => {
    const ids = { learner_id, certification_id, certificate_id: certificate.id }
    const holding = { ...ids, holder_id: ofA('learners', 2), cycle }
    await tx`insert into holdings ${tx(holding as Record<string, string>)}`
    await tx`insert into certificates ${tx(certificate)}`
    await tx`set constraints all immediate`
  })
})

it('has a case for every constraint of the model', async () => {
  // Without: surrogate keys and what merely contains one (targets of composite keys), references
  // by a single column, partitions' copies, and the tables of the job runner and of Auth.js.
  const kept = await sql<{ name: string }[]>`
    with tables as (
      select oid, relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
        and relname not like 'job\\_%'
        and relname not in ('accounts', 'sessions', 'verification_tokens')
    ), surrogate as (
      select attrelid, attnum from pg_attribute where attname = 'id'
    )
    select conname as name
    from pg_constraint c join tables t on t.oid = c.conrelid
    left join surrogate s on s.attrelid = t.oid
    where contype = 'c' or (contype = 'f' and cardinality(conkey) > 1)
      or (contype in ('p', 'u', 'x') and (s.attnum is null or s.attnum <> all (conkey))
        and conname <> 'user_addresses_of_user')
    union
    select i.relname
    from pg_index x join pg_class i on i.oid = x.indexrelid join tables t on t.oid = x.indrelid
    where x.indisunique and not exists (select from pg_constraint c where c.conindid = i.oid)
    union
    select tgname from pg_trigger g join tables t on t.oid = g.tgrelid where not tgisinternal`
  const covered = new Set<string>([
    ...[...cases, ...frozen, ...untilDeleted, ...full].map(([name]) => name),
    ...apart,
  ])
  expect([...covered].sort()).toEqual(kept.map((row) => row.name).sort())
})

describe('the partitions of the events', () => {
  it('puts an event into its month, and into the default one where there is none', async () => {
    await rolledBack(async (tx) => {
      const months = [new Date().toISOString(), '2019-05-05T00:00:00Z']
      const tables: string[] = []
      for (const [i, occurred_at] of months.entries()) {
        const row = { ...newRow('events'), id: idOf('events', 'a', 10 + i), occurred_at }
        const [put] =
          await tx`insert into events ${tx(row)} returning tableoid::regclass::text as t`
        tables.push(put?.t)
      }
      const month = new Date().toISOString().slice(0, 7).replace('-', '_')
      expect(tables).toEqual([`events_${month}`, 'events_default'])
    })
  })

  it('makes months once, and none over rows that lie in the default one', async () => {
    await rolledBack(async (tx) => {
      const ensure = () => tx`select ensure_event_partitions('2031-11-15', 3)`
      const row = { ...newRow('events'), occurred_at: '2032-01-31T23:59:59Z' }
      await tx`insert into events ${tx(row)}`
      await ensure()
      await ensure()
      const made = await tx`
        select inhrelid::regclass::text as name from pg_inherits
        where inhparent = 'events'::regclass and inhrelid::regclass::text ~ '_203' order by 1`
      expect(made.map((partition) => partition.name)).toEqual([
        'events_2031_11',
        'events_2031_12',
        'events_2032_02',
      ])
    })
  })
})

const undo = new Error('rolled back')

/** Runs `work` in a transaction that never commits. */
async function rolledBack(work: (tx: postgres.TransactionSql) => Promise<unknown>) {
  await sql
    .begin(async (tx) => {
      await work(tx)
      throw undo
    })
    .catch((error) => {
      if (error !== undo) throw error
    })
}

async function partitions(on: postgres.Sql | postgres.TransactionSql) {
  const rows = await on<{ name: string }[]>`
    select inhrelid::regclass::text as name from pg_inherits
    where inhparent in ('events'::regclass, 'verification_events'::regclass)`
  return rows.map((row) => row.name)
}

async function takeAway(tx: postgres.TransactionSql, table: string, name: string) {
  const [constraint] = await tx`
    select from pg_constraint where conname = ${name} and conrelid = ${table}::regclass`
  const [trigger] = await tx`
    select from pg_trigger where tgname = ${name} and tgrelid = ${table}::regclass`
  if (constraint) await tx.unsafe(`alter table "${table}" drop constraint "${name}" cascade`)
  else await tx.unsafe(trigger ? `drop trigger "${name}" on "${table}"` : `drop index "${name}"`)
}
