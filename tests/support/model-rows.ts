import { createHash } from 'node:crypto'

type Row = Record<string, unknown>
type Tenant = 'a' | 'b'

/** The id of the n-th row of a table in a tenant's fixture: always the same UUID. */
export function idOf(table: string, tenant: Tenant, n: number): string {
  const hex = createHash('md5').update(`${table} ${tenant} ${n}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * For each table of the model, parents first: how many rows of it a tenant's fixture has, and the
 * n-th of them. The row after the last is one that the table takes as it stands.
 */
const tables: Record<string, [count: number, row: (t: Tenant, n: number) => Row]> = {
  issuers: [1, (t, n) => ({ id: idOf('issuers', t, n), slug: `issuer-${t}${n}`, name: 'Issuer' })],
  users: [2, (t, n) => ({ id: idOf('users', t, n), email: `user-${t}${n}@example.org` })],
  user_addresses: [
    2,
    (t, n) => ({ email: `user-${t}${n}@example.org`, user_id: idOf('users', t, Math.min(n, 2)) }),
  ],
  passkeys: [
    1,
    (t, n) => ({
      ...{ id: `passkey-${t}${n}`, user_id: idOf('users', t, 1), name: 'Laptop', counter: 0 },
      ...{ public_key: 'key', transports: '{}' },
    }),
  ],
  one_time_tokens: [
    1,
    (t, n) => ({ hash: `hash-${t}${n}`, purpose: 'passkey-sign-in', expires: day(n) }),
  ],
  rate_limits: [1, (t, n) => ({ key: `key-${t}${n}`, points: 1 })],
  members: [1, (t, n) => ({ ...issuer(t), user_id: idOf('users', t, n), role: 'admin' })],
  learners: [
    2,
    (t, n) => ({ ...own('learners', t, n), email: `learner-${t}${n}@example.org`, name: 'Name' }),
  ],
  former_addresses: [
    1,
    (t, n) => ({
      ...own('former_addresses', t, n),
      learner_id: idOf('learners', t, 1),
      email: `former-${t}${n}@example.org`,
      replaced_at: day(n),
    }),
  ],
  invitations: [
    1,
    (t, n) => ({
      ...own('invitations', t, n),
      email: `invited-${t}${n}@example.org`,
      role: 'reviewer',
      expires_at: day(n + 7),
    }),
  ],
  courses: [
    2,
    (t, n) => ({
      ...own('courses', t, n),
      code: `C-${n}`,
      slug: `course-${t}${n}`,
      title: 'Title',
    }),
  ],
  learning_paths: [
    1,
    (t, n) => ({ ...own('learning_paths', t, n), slug: `path-${t}${n}`, title: 'Title' }),
  ],
  path_courses: [
    1,
    (t, n) => ({
      ...issuer(t),
      path_id: idOf('learning_paths', t, 1),
      course_id: idOf('courses', t, n),
      position: n,
    }),
  ],
  enrolments: [
    1,
    (t, n) => ({
      ...issuer(t),
      learner_id: idOf('learners', t, 1),
      course_id: idOf('courses', t, n),
      enrolled_at: day(1),
    }),
  ],
  completions: [
    4,
    (t, n) => ({
      ...own('completions', t, n),
      learner_id: idOf('learners', t, 1),
      course_id: idOf('courses', t, 1),
      completed_at: day(n),
      score: 80,
      source: 'lms',
    }),
  ],
  templates: [1, (t, n) => ({ ...own('templates', t, n), name: 'Classic' })],
  template_versions: [
    1,
    (t, n) => ({
      ...own('template_versions', t, n),
      template_id: idOf('templates', t, 1),
      version: n,
      look: { design: 'classic', paper: 'a4' },
    }),
  ],
  signing_keys: [
    2,
    (t, n) => ({
      ...own('signing_keys', t, n),
      ...{ algorithm: 'p256', certificate: 'MA==', private_key: 'MA==', not_after: day(n) },
      // The first is in use; tenant b's second is the installation's, and in use too.
      ...(t === 'b' && n === 2 ? { issuer_id: null } : n === 1 ? {} : { retired_at: day(n) }),
    }),
  ],
  pictures: [
    1,
    (t, n) => ({
      ...own('pictures', t, n),
      ...{ type: 'png', width: 100, height: 50, bytes: 1000, storage_key: `pictures/${t}${n}` },
      sha256: String(n).repeat(64),
    }),
  ],
  certifications: [2, (t, n) => ({ ...own('certifications', t, n), slug: `cert-${t}${n}` })],
  certification_versions: [
    2,
    (t, n) => ({
      ...own('certification_versions', t, n),
      certification_id: idOf('certifications', t, Math.min(n, 2)),
      version: n > 2 ? 2 : 1,
      title: 'Title',
      template_version_id: idOf('template_versions', t, 1),
      valid_months: 12,
      renewal_days: 30,
    }),
  ],
  requirements: [
    2,
    (t, n) => ({
      ...own('requirements', t, n),
      certification_id: idOf('certifications', t, 1),
      certification_version_id: idOf('certification_versions', t, 1),
      ...(n === 2
        ? { kind: 'fee', fee_amount: 4900, fee_currency: 'EUR' }
        : { kind: 'course', course_id: idOf('courses', t, 1), pass_mark: 60 }),
    }),
  ],
  batches: [1, (t, n) => ({ ...own('batches', t, n), cause: `cause-${t}${n}`, asked: 1 })],
  certificates: [
    3,
    (t, n) => ({
      ...own('certificates', t, n),
      public_id: `${t}${n}`.padEnd(24, 'x'),
      learner_id: idOf('learners', t, 1),
      certification_id: idOf('certifications', t, n === 3 ? 2 : 1),
      certification_version_id: idOf('certification_versions', t, n === 3 ? 2 : 1),
      completion_id: idOf('completions', t, n),
      batch_id: idOf('batches', t, 1),
      cycle: n,
      recipient_name: 'Name',
      awarded_at: day(n),
      expires_at: day(n + 10),
      issued_at: day(n),
      supersedes_id: n === 2 ? idOf('certificates', t, 1) : null,
    }),
  ],
  holdings: [
    1,
    (t, n) => ({
      holder_id: idOf('learners', t, 1),
      learner_id: idOf('learners', t, 1),
      certification_id: idOf('certifications', t, n),
      cycle: n === 1 ? 1 : 3,
      certificate_id: idOf('certificates', t, n === 1 ? 1 : 3),
    }),
  ],
  batch_items: [
    1,
    (t, n) => ({
      ...issuer(t),
      batch_id: idOf('batches', t, 1),
      learner_id: idOf('learners', t, 1),
      certification_id: idOf('certifications', t, n),
      completion_id: idOf('completions', t, 1),
      state: 'pending',
    }),
  ],
  artefacts: [
    1,
    (t, n) => ({
      id: idOf('artefacts', t, n),
      certificate_id: idOf('certificates', t, 1),
      kind: 'pdf',
      version: n,
      storage_key: `certificates/${t}${n}.pdf`,
      sha256: '0'.repeat(64),
      file_sha256: '0'.repeat(64),
      fingerprint: `print-${n}`,
      bytes: 1000,
    }),
  ],
  newest_documents: [
    1,
    (t, n) => ({
      ...{ ...issuer(t), certificate_id: idOf('certificates', t, n) },
      ...{ version: 1, fingerprint: 'print-1' },
    }),
  ],
  redraws: [
    1,
    (t, n) => ({
      ...own('redraws', t, n),
      total: 1,
      // The first goes on still.
      ...(n === 1 ? { state: 'running' } : { state: 'done', ended_at: day(n) }),
    }),
  ],
  revocations: [
    1,
    (t, n) => ({
      certificate_id: idOf('certificates', t, n),
      reason_class: 'other',
      reason: 'A reason',
      revoked_at: day(5),
    }),
  ],
  suspensions: [
    1,
    (t, n) => ({
      id: idOf('suspensions', t, n),
      certificate_id: idOf('certificates', t, n),
      reason: 'A reason',
      suspended_at: day(5),
    }),
  ],
  expiry_notices: [1, (t, n) => ({ certificate_id: idOf('certificates', t, n), threshold: 30 })],
  review_items: [
    1,
    (t, n) => ({
      ...own('review_items', t, n),
      learner_id: idOf('learners', t, 1),
      certification_id: idOf('certifications', t, 1),
      completion_id: idOf('completions', t, n),
      code: 'code',
      reason: '"A reason"',
      tried_at: day(5),
    }),
  ],
  events: [
    1,
    (t, n) => ({
      id: idOf('events', t, n),
      occurred_at: day(n),
      name: 'issuer/created',
      subject_id: idOf('issuers', t, 1),
      data: '{}',
    }),
  ],
  audit_log: [
    1,
    (t, n) => ({
      id: idOf('audit_log', t, n),
      at: day(n),
      actor_kind: 'system',
      actor: 'test',
      action: 'issuer/created',
      subject_ids: `{${idOf('issuers', t, 1)}}`,
      data: '{}',
    }),
  ],
  imports: [
    1,
    (t, n) => ({
      ...own('imports', t, n),
      file_name: 'file.csv',
      storage_key: `imports/${t}${n}.csv`,
      sha256: `${n}`.repeat(64),
      state: 'recording',
      checked_at: day(1),
      rows: 2,
    }),
  ],
  import_rows: [
    1,
    (t, n) => ({
      import_id: idOf('imports', t, 1),
      line: n,
      state: 'accepted',
      email: 'someone@example.org',
      name: 'Name',
      course_id: idOf('courses', t, 1),
      completed_at: day(1),
    }),
  ],
  notifications: [
    2,
    (t, n) => ({
      ...own('notifications', t, n),
      learner_id: idOf('learners', t, 1),
      type: 'expiring',
      certificate_id: idOf('certificates', t, 1),
      threshold: n,
    }),
  ],
  deliveries: [
    1,
    (t, n) => ({
      id: idOf('deliveries', t, n),
      notification_id: idOf('notifications', t, n),
      channel: 'email',
      state: 'pending',
    }),
  ],
  mailbox_messages: [
    1,
    (t, n) => ({
      id: idOf('mailbox_messages', t, n),
      to_address: 'someone@example.org',
      subject: 'Subject',
      html: '',
      text: '',
      idempotency_key: `key-${t}${n}`,
    }),
  ],
  credential_keys: [
    1,
    (t, n) => ({
      ...own('credential_keys', t, n),
      ...{ algorithm: 'ed25519', public_key: `z6Mk${t}${n}`, private_key: 'MA==' },
      // The first is in use.
      ...(n === 1 ? {} : { replaced_at: day(n) }),
    }),
  ],
  credentials: [
    1,
    (t, n) => ({
      ...{ ...issuer(t), certificate_id: idOf('certificates', t, n), version: 1 },
      ...{ key_id: idOf('credential_keys', t, 1), document: '{}', sha256: '0'.repeat(64) },
    }),
  ],
  status_lists: [
    1,
    (t, n) => ({
      ...{ ...own('status_lists', t, n), number: n, length: 131_072, seed: '0'.repeat(64) },
      changed_at: day(n),
    }),
  ],
  program_credentials: [
    2,
    (t, n) => ({
      ...own('program_credentials', t, n),
      ...{ id_sha256: '0'.repeat(64), sha256: '0'.repeat(64) },
    }),
  ],
  status_entries: [
    2,
    (t, n) => ({
      ...{ ...issuer(t), list_id: idOf('status_lists', t, 1), position: n },
      // The second is of a program's credential.
      ...(n === 2
        ? { program_credential_id: idOf('program_credentials', t, 1) }
        : { certificate_id: idOf('certificates', t, n === 1 ? 1 : 2) }),
    }),
  ],
  log_keys: [
    1,
    (t, n) => ({
      ...{ id: idOf('log_keys', t, n), public_key: `key-${t}${n}`, private_key: 'MA==' },
      ...{ number: t === 'a' ? 1 + n : 100 + n, reason: 'A reason' },
      // Tenant a's first is in use.
      ...(t === 'a' && n === 1 ? {} : { retired_at: day(n) }),
    }),
  ],
  log_leaves: [
    1,
    (t, n) => ({
      ...{ ...own('log_leaves', t, n), subject_id: idOf('certificates', t, 1), kind: 'issued' },
      ...{ commitment: '0'.repeat(64), salt: '0'.repeat(64), payload: '{}', recorded_at: day(n) },
      position: t === 'a' ? n : 100 + n,
    }),
  ],
  log_checkpoints: [
    1,
    (t, n) => ({
      ...{ size: t === 'a' ? n : 100 + n, root_hash: '0'.repeat(64), note: 'A note' },
    }),
  ],
  log_tiles: [1, (t, n) => ({ level: t === 'a' ? 0 : 1, number: n, hashes: Buffer.alloc(32) })],
  private_certificates: [
    1,
    (t, n) => ({ certificate_id: idOf('certificates', t, n), since: day(n) }),
  ],
  share_links: [
    1,
    (t, n) => ({
      ...{ id: idOf('share_links', t, n), certificate_id: idOf('certificates', t, 1) },
      name: 'For somebody',
      secret_hash: hashOf(`link ${t} ${n}`),
    }),
  ],
  api_keys: [
    1,
    (t, n) => ({
      ...{ ...own('api_keys', t, n), name: 'Key', prefix: `lrl_${t}${n}` },
      ...{ hash: '0'.repeat(64), scopes: '{credentials:verify}' },
    }),
  ],
  verification_events: [
    1,
    (t, n) => ({
      ...{ id: idOf('verification_events', t, n), at: day(n) },
      ...{ channel: 'api', given: 'id', verdict: 'valid', region: 'NO' },
    }),
  ],
  verification_runs: [
    1,
    (t, n) => ({
      ...{ id: idOf('verification_runs', t, n), secret_hash: hashOf(`run ${t} ${n}`), total: 2 },
      forget_at: day(n + 7),
    }),
  ],
  verification_items: [
    1,
    (t, n) => ({ run_id: idOf('verification_runs', t, 1), number: n, label: 'An id' }),
  ],
}

/** The fixture's rows of both tenants, in an order in which they can be inserted. */
export function fixture(): [table: string, row: Row][] {
  return Object.entries(tables).flatMap(([table, [count, row]]) =>
    (['a', 'b'] as const).flatMap((tenant) =>
      Array.from({ length: count }, (_, i): [string, Row] => [table, row(tenant, i + 1)]),
    ),
  )
}

/** One more row of tenant a, valid beside the fixture. */
export function newRow(table: string): Row {
  const [count, row] = tables[table] as (typeof tables)[string]
  return row('a', count + 1)
}

function issuer(tenant: Tenant) {
  return { issuer_id: idOf('issuers', tenant, 1) }
}

function own(table: string, tenant: Tenant, n: number) {
  return { id: idOf(table, tenant, n), ...issuer(tenant) }
}

function day(n: number) {
  return `2026-01-${String(n).padStart(2, '0')}T09:00:00Z`
}

function hashOf(text: string) {
  return createHash('sha256').update(text).digest('hex')
}
