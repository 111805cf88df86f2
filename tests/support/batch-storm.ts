import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { recordCompletions } from '@/lib/awards/learning/record-completions'
import type { useLaurel } from './laurel'
import { seededRandom } from './random'

export type Damage = {
  certificates: number
  /** Learners with more than one certificate of the certification. */
  doubled: number
  /** Certificates whose file is missing or is not what was recorded. */
  spoiled: number
  /** Certificates that were told of never, or by other than one mail. */
  mistold: number
  kills: number
}

/**
 * Issues `count` certificates while the worker is killed `kills` times at random points (by `seed`),
 * lets it finish, and counts what went wrong.
 */
export async function killDuringBatch(
  laurel: ReturnType<typeof useLaurel>,
  { count, kills, seed }: { count: number; kills: number; seed: number },
): Promise<Damage> {
  const { sql } = laurel
  const [course] = await sql`select id, issuer_id from courses where code = 'DS-101'`
  await recordCompletions(laurel.ctx(), {
    issuerId: String(course?.issuer_id),
    source: 'lms',
    rows: Array.from({ length: count }, (_, i) => ({
      email: `storm${i}@example.org`,
      name: `Marisol Ångström ${toLetters(i)}`,
      courseId: String(course?.id),
      completedAt: new Date('2026-03-04T09:00:00Z'),
      score: 80,
    })),
  })

  const random = seededRandom(seed)
  let worker: ChildProcess | undefined
  try {
    for (let kill = 0; kill < kills; kill++) {
      worker = await startWorker(laurel)
      await sleep(50 + random() * 1200)
      worker.kill('SIGKILL')
      await once(worker, 'exit')
    }
    worker = await startWorker(laurel)
    await laurel.settled()
  } finally {
    worker?.kill('SIGKILL')
  }
  return { ...(await countDamage(laurel)), kills }
}

/** A worker process of its own; resolves once it works. */
export async function startWorker({
  url,
  folder,
}: ReturnType<typeof useLaurel>): Promise<ChildProcess> {
  const root = resolve('.')
  const worker = fork(join(root, 'scripts/run.mjs'), ['--bundled', 'worker'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, LAUREL_DATA: folder, LAUREL_LOG: 'error' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(worker, 'message')
  return worker
}

async function countDamage({ sql, folder }: ReturnType<typeof useLaurel>) {
  const rows = await sql`
    select c.id, a.storage_key, a.file_sha256,
      (select count(*)::int from mailbox_messages m
        join deliveries d on m.idempotency_key like 'delivery/' || d.id || '/%'
        join notifications n on n.id = d.notification_id
        where n.certificate_id = c.id and n.type = 'issued' and d.state = 'sent') as mails
    from certificates c
    join learners l on l.id = c.learner_id and l.email like 'storm%'
    left join artefacts a on a.certificate_id = c.id`
  const [doubled] = await sql`
    select count(*)::int as count from (
      select learner_id from certificates group by learner_id, certification_id having count(*) > 1) twice`
  let spoiled = 0
  for (const row of rows) {
    const bytes =
      row.storage_key && (await readFile(join(folder, 'files', String(row.storage_key))))
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== row.file_sha256) spoiled++
  }
  return {
    certificates: rows.length,
    doubled: Number(doubled?.count),
    spoiled,
    mistold: rows.filter((row) => row.mails !== 1).length,
  }
}

/** 0 → A, 26 → BA: names that differ and can be drawn. */
function toLetters(n: number): string {
  const rest = Math.floor(n / 26)
  return (rest > 0 ? toLetters(rest) : '') + String.fromCharCode(65 + (n % 26))
}
