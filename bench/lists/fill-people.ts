export type Step = readonly [what: string, statement: string]

/** Issuers share the learners unevenly: the first has four tenths of them, the last a fiftieth. */
const shareUpTo = [0.4, 0.6, 0.75, 0.85, 0.91, 0.95, 0.98, 1] as const

/** Someone with one certificate at the first issuer, and someone with 25 at each of the eight. */
const holderOf = { one: 'one@example.org', many: 'many@example.org' } as const

const given =
  `{Maria,Anna,José,Mohamed,Thomas,Sofia,Laura,Michael,Elena,David,Fatima,Peter,Julia,Ahmed,Carlos,Emma,
Luca,Sarah,Jan,Amira,Nina,Paul,Olga,Ivan,Priya,Raj,Mei,Wei,Yuki,Kenji,Aisha,Omar,Zoë,Noah,Lea,Hannah,Felix,Clara,
Jonas,Ingrid,Søren,Åsa,Łukasz,Zofia,Marek,Ewa,Tomáš,Jana,Ákos,Réka,Ion,Ioana,Yiannis,Eleni,Mehmet,Ayşe,Deniz,Kofi,
Ama,Chidi}`.replaceAll('\n', '')

const surnames =
  `{García,Smith,Müller,Rossi,Nguyen,Silva,Kim,Novák,Johansson,Kowalski,Ivanova,Martin,Jones,Weber,
Papadopoulos,Yılmaz,Singh,Chen,Hansen,O’Brien}`.replaceAll('\n', '')

const syllables =
  `{kar,bel,mon,ros,tal,ver,lin,dor,han,mar,wal,sten,bor,fel,gar,hol,jun,kas,lam,nor,pal,ren,sal,tor,
vin,wes,yor,zel,bar,cor}`.replaceAll('\n', '')

const endings =
  '{ski,sen,son,mann,ini,escu,ov,ić,berg,dahl,ström,ard,ez,ano,wala,oğlu,pour,nen,quist,ley}'

/** What there are few of, and functions that make up ids and names. All belong to this bench alone. */
export const groundwork: Step[] = [
  [
    'functions',
    `
create schema bench;
-- An id like a UUIDv7: rows made later have greater ones.
create function bench.id(kind int, n bigint) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex(n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || repeat('0', 15))::uuid $$;
-- A number from 0 to below 1 that looks random and is always the same.
create function bench.dice(what text, n bigint) returns float8 language sql immutable parallel safe as $$
  select (hashtextextended(what, n) & 1048575) / 1048576.0 $$;
-- One of a list, its first ones far more often.
create function bench.pick(list text[], dice float8) returns text language sql immutable parallel safe as $$
  select list[1 + floor(power(dice, 1.7) * cardinality(list))::int] $$;
create function bench.name(n bigint) returns text language sql immutable parallel safe as $$
  select bench.pick('${given}', bench.dice('given', n)) || ' ' || case
    when bench.dice('kind', n) < 0.35 then bench.pick('${surnames}', bench.dice('surname', n))
    else initcap(bench.pick('${syllables}', bench.dice('a', n)) || bench.pick('${syllables}', bench.dice('b', n))
      || bench.pick('${endings}', bench.dice('c', n))) end $$;
create function bench.issuer(share float8) returns int language sql immutable parallel safe as $$
  select width_bucket(share, array[${shareUpTo.join(',')}]::float8[]) $$;`,
  ],
  [
    'issuers and what they offer',
    `
insert into issuers (id, slug, name) select bench.id(1, i), 'issuer-' || i, 'Institute No. ' || i
from generate_series(0, 7) i;
insert into users (id, email, name, email_verified, platform_admin)
select bench.id(2, i), 'staff-' || i || '@example.org', 'Staff ' || i, now(), i = 0 from generate_series(0, 8) i;
insert into user_addresses (email, user_id) select email, id from users on conflict do nothing;
insert into members (issuer_id, user_id, role)
select bench.id(1, i), bench.id(2, i + 1), 'admin' from generate_series(0, 7) i;
insert into courses (id, issuer_id, code, slug, title)
select bench.id(3, i * 5 + k), bench.id(1, i), 'C-' || k, 'course-' || i || '-' || k, 'Course ' || k
from generate_series(0, 7) i, generate_series(0, 4) k;
insert into learning_paths (id, issuer_id, slug, title)
select bench.id(4, i), bench.id(1, i), 'path-' || i, 'Path ' || i from generate_series(0, 7) i;
insert into path_courses (issuer_id, path_id, course_id, position)
select bench.id(1, i), bench.id(4, i), bench.id(3, i * 5 + k), k
from generate_series(0, 7) i, generate_series(0, 4) k;
insert into templates (id, issuer_id, name) select bench.id(5, i), bench.id(1, i), 'Classic'
from generate_series(0, 7) i;
insert into template_versions (id, issuer_id, template_id, version, look)
select bench.id(6, i), bench.id(1, i), bench.id(5, i), 1, '{"design": "classic", "paper": "a4"}' from generate_series(0, 7) i;
insert into certifications (id, issuer_id, slug)
select bench.id(7, i * 5 + k), bench.id(1, i), 'certification-' || i || '-' || k
from generate_series(0, 7) i, generate_series(0, 4) k;
insert into certification_versions
  (id, issuer_id, certification_id, version, title, template_version_id, valid_months, renewal_days)
select bench.id(8, i * 5 + k), bench.id(1, i), bench.id(7, i * 5 + k), 1, 'Certified in subject ' || k,
  bench.id(6, i), case when k < 4 then 24 end, case when k < 4 then 180 end
from generate_series(0, 7) i, generate_series(0, 4) k;
insert into requirements
  (id, issuer_id, certification_id, certification_version_id, kind, course_id, pass_mark)
select bench.id(9, n), bench.id(1, n / 5), bench.id(7, n), bench.id(8, n), 'course', bench.id(3, n), 60
from generate_series(0, 39) n;`,
  ],
]

/** Learners, and a completion for each certificate there will be. */
export function learnersAndCompletions(count: number): Step[] {
  const learners = learnersFor(count)
  return [
    [
      'plan',
      `
-- One row a certificate to be: which learner, their how-manieth, and when. The ids grow with time.
create unlogged table bench.plan as
select n, l, (n / ${learners})::int as k, i,
  i * 5 + case when n / ${learners} = 1 and l % 3 = 0 then 0 else (n / ${learners})::int end as c,
  n / ${learners} = 1 and l % 3 = 0 as renews,
  date_trunc('second', now() - interval '5 years' + interval '5 years' * (n / ${count}.0)) as day
from generate_series(0, ${count - 1}) n,
  lateral (select (n::bigint * 7919) % ${learners} as l) x,
  lateral (select bench.issuer(l / ${learners}.0) as i) y;
-- People of known addresses, on top: 25 certificates at each issuer, each the successor of the last.
insert into bench.plan
select ${count} + i * 25 + k * 5 + v, ${learners} + i, v, i, i * 5 + k, v > 0,
  date_trunc('second', now() - interval '30 days' * (8 - v))
from generate_series(0, 7) i, generate_series(0, 4) k, generate_series(0, 4) v;
insert into bench.plan values (${count + 200}, ${learners + 8}, 0, 0, 0, false, now() - interval '1 day');
create index on bench.plan (l, c, k);
analyze bench.plan;`,
    ],
    [
      'learners',
      `
insert into learners (id, issuer_id, email, name, created_at)
select bench.id(10, l), bench.id(1, bench.issuer(l / ${learners}.0)),
  lower(replace(bench.name(l), ' ', '.')) || l || '@mail' || l % 50 || '.example', bench.name(l),
  now() - interval '5 years' + interval '5 years' * (l / ${learners}.0)
from generate_series(0, ${learners - 1}) l;
insert into learners (id, issuer_id, email, name)
select bench.id(10, ${learners} + i), bench.id(1, i % 8),
  case when i < 8 then '${holderOf.many}' else '${holderOf.one}' end, 'Ida Known' from generate_series(0, 8) i;`,
    ],
    [
      'completions',
      `
insert into enrolments (issuer_id, learner_id, course_id, enrolled_at)
select distinct on (l, c) bench.id(1, i), bench.id(10, l), bench.id(3, c), day - interval '60 days'
from bench.plan order by l, c, day;
insert into completions (id, issuer_id, learner_id, course_id, completed_at, score, source, created_at)
select bench.id(11, n), bench.id(1, i), bench.id(10, l), bench.id(3, c), day - interval '1 hour',
  60 + n % 41, case when n % 5 = 0 then 'lms' else 'import' end, day
from bench.plan order by n;`,
    ],
  ]
}

/** How many learners there are beside the two of known addresses; it shares no factor with 7,919. */
function learnersFor(count: number): number {
  return Math.floor(count * 0.3)
}
