import type { Step } from './fill-people'

/** Certificates with all that hangs on them, from the plan that `learnersAndCompletions` made. */
export function certificatesAndAfter(count: number): Step[] {
  return [
    [
      'imports and batches',
      `
-- Four fifths come in files, weekly for each issuer; the rest one at a time, from a learning platform.
create unlogged table bench.file as
select row_number() over (order by week, i) - 1 as f, i, week, count(*)::int as size
from (select i, date_trunc('week', day) as week from bench.plan where n % 5 <> 0) x group by i, week;
insert into imports (id, issuer_id, file_name, storage_key, sha256, state, checked_at, rows, recorded,
  added, created_by, created_at, finished_at)
select bench.id(12, f), bench.id(1, i), 'completions-' || f || '.csv', 'imports/' || f,
  md5(f::text) || md5('f' || f), 'done', week, size, size, size, bench.id(2, i + 1), week, week from bench.file;
insert into batches (id, issuer_id, cause, import_id, asked, total, issued, rendered, created_at)
select bench.id(13, f), bench.id(1, i), 'file-' || f, bench.id(12, f), size, size, size, size, week
from bench.file;
insert into batches (id, issuer_id, cause, asked, total, issued, rendered, created_at)
select bench.id(14, n), bench.id(1, i), 'one-' || n, 1, 1, 1, 1, day from bench.plan where n % 5 = 0
order by n;`,
    ],
    [
      'certificates',
      `
insert into certificates (id, public_id, issuer_id, learner_id, certification_id, certification_version_id,
  completion_id, batch_id, cycle, recipient_name, score, awarded_at, expires_at, issued_at, supersedes_id)
select bench.id(15, n), ${publicId('n')}, bench.id(1, p.i), bench.id(10, l), bench.id(7, c),
  bench.id(8, c), bench.id(11, n), case when n % 5 = 0 then bench.id(14, n) else bench.id(13, f) end,
  case when n >= ${count} then p.k + 1 when renews then 2 else 1 end,
  case when n < ${count} then bench.name(l) else 'Ida Known' end,
  60 + n % 41, day - interval '1 hour', case when c % 5 < 4 then day + interval '24 months' end, day,
  case when renews then (select before.id from
    (select bench.id(15, b.n) as id from bench.plan b where b.l = p.l and b.c = p.c and b.k = p.k - 1) before) end
from bench.plan p left join bench.file f on f.i = p.i and f.week = date_trunc('week', p.day)
order by n;`,
    ],
    [
      'revocations and suspensions',
      `
insert into revocations (certificate_id, reason_class, reason, revoked_at)
select bench.id(15, n), 'issued-in-error', 'Found in a review.', day + interval '2 days'
from bench.plan where bench.dice('revoked', n) < 0.02 and n < ${count};
insert into suspensions (id, certificate_id, reason, suspended_at)
select bench.id(16, n), bench.id(15, n), 'Being looked into.', day + interval '3 days'
from bench.plan where bench.dice('suspended', n) < 0.001 and n < ${count};`,
    ],
    [
      'holdings',
      `
insert into holdings (holder_id, learner_id, certification_id, cycle, certificate_id)
select learner_id, learner_id, certification_id, cycle, id from certificates c
where not exists (select from revocations r where r.certificate_id = c.id)
and not exists (select from certificates s where s.supersedes_id = c.id) order by id;`,
    ],
    [
      'files',
      `
insert into artefacts (id, certificate_id, kind, version, storage_key, sha256, file_sha256, fingerprint, bytes, created_at)
select bench.id(17, n), bench.id(15, n), 'pdf', 1, 'certificates/' || n || '.pdf',
  md5(n::text) || md5('s' || n), md5(n::text) || md5('s' || n), 'print', 40000, day from bench.plan order by n;
insert into newest_documents (certificate_id, issuer_id, version, fingerprint)
select bench.id(15, n), bench.id(1, i), 1, 'print' from bench.plan order by n;`,
    ],
    [
      'notifications and deliveries',
      `
insert into notifications (id, issuer_id, learner_id, type, certificate_id, created_at, read_at)
select bench.id(18, n), bench.id(1, i), bench.id(10, l), 'issued', bench.id(15, n), day,
  case when n % 3 = 0 then day end from bench.plan order by n;
insert into deliveries (id, notification_id, channel, state, attempts, address, sent_at, error, created_at)
select bench.id(19, n), bench.id(18, n), 'email', state, 1, 'address' || l || '@mail.example',
  case when state = 'sent' then day end, case when state <> 'sent' then 'No such mailbox.' end, day
from bench.plan, lateral (select case when bench.dice('mail', n) < 0.01 then 'bounced' else 'sent' end as state) s
order by n;`,
    ],
    [
      'events, audit, reviews and mail',
      `
select ensure_event_partitions((now() - interval '61 months')::date, 63);
insert into events (id, occurred_at, name, issuer_id, subject_id, data)
select bench.id(20, n), day, 'certificate/issued', bench.id(1, i), bench.id(15, n), '{}' from bench.plan order by n;
insert into audit_log (id, at, actor_kind, actor, action, issuer_id, subject_ids, data)
select bench.id(21, n), day, kind, case kind when 'system' then 'issue-batch' else bench.id(2, i + 1)::text end,
  case when kind = 'system' then 'certificate/issued' when n % 3 = 0 then 'certificate/revoked'
    else 'completion/recorded' end, bench.id(1, i), array[bench.id(15, n)], '{}'
from bench.plan, lateral (select case when n % 10 < 7 then 'system' else 'user' end as kind) x
where n % 5 < 2 order by n;
insert into review_items (id, issuer_id, learner_id, certification_id, completion_id, certificate_id, code,
  reason, tried_at, created_at)
select bench.id(22, n), bench.id(1, i), bench.id(10, l), bench.id(7, c), bench.id(11, n),
  case when n % 2 = 0 then bench.id(15, n) end, 'unreadable-name', '"The name cannot be drawn."', day, day
from bench.plan where bench.dice('review', n) < 0.003;
insert into mailbox_messages (id, to_address, subject, html, text, idempotency_key, created_at)
select bench.id(23, n), 'address' || l || '@mail.example', 'Your certificate in subject ' || c % 5, '<p>…</p>', '…',
  'key-' || n, day from bench.plan where n % 10 = 0 order by n;`,
    ],
  ]
}

/** As `newPublicId` makes them: 24 letters and digits, without those that are misread. */
function publicId(n: string): string {
  return `substr(md5('c' || ${n}), 1, 24)`
}
