import { verificationItems, verificationRuns } from '@/db/schema'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { hashOfSecret, newSecret } from '@/lib/platform/secrets/secret'
import { storage } from '@/lib/platform/storage/storage'
import { readMany } from './reading/read-many'
import { unlooked } from './reason'
import { filesOf } from './run-rows'
import { type Asked, type RunInput, runDays, runInput } from './run-schema'

type NewItem = Omit<typeof verificationItems.$inferInsert, 'runId'>

/**
 * Takes in what many are to be verified of, and has the job verify them. Answers the secret of the
 * link by which it is followed. What cannot be read is InputError, with nothing kept. Anyone.
 */
export async function beginRun(ctx: Ctx, input: RunInput): Promise<{ secret: string }> {
  const given = runInput.parse(input)
  const [id, secret] = [newId(), newSecret()]
  try {
    const items: NewItem[] = []
    for await (const asked of readMany(given)) items.push(await keep(id, asked))
    await write(ctx, { id, secret, items })
  } catch (error) {
    await removeFiles(id)
    throw error
  }
  return { secret }
}

/** A file comes before the row that names it; what a crash leaves without one is swept away. */
async function keep(runId: string, { number, label, bytes, refused }: Asked): Promise<NewItem> {
  if (refused) {
    const result = unlooked(refused)
    return { number, label, verdict: result.verdict, result }
  }
  if (!bytes) return { number, label }
  const storageKey = `${filesOf(runId)}${number}`
  await storage().put(storageKey, bytes, { contentType: 'application/octet-stream' })
  return { number, label, storageKey }
}

async function write(
  ctx: Ctx,
  { id, secret, items }: { id: string; secret: string; items: NewItem[] },
) {
  // Whoever asks may be anyone, and an act needs someone: it is the job that acts.
  const job = systemContext('verify-many', ctx.db, ctx.now)
  await change(job, async (tx, record) => {
    await tx.insert(verificationRuns).values({
      ...{ id, secretHash: hashOfSecret(secret), createdAt: ctx.now },
      forgetAt: addDays(ctx.now, runDays),
      total: items.length,
      done: items.filter(({ verdict }) => verdict).length,
    })
    await tx.insert(verificationItems).values(items.map((item) => ({ ...item, runId: id })))
    await record({ name: 'verification/requested', issuerId: null, subjectIds: [id], data: {} })
  })
}

async function removeFiles(runId: string) {
  for await (const { key } of storage().list(filesOf(runId))) await storage().delete(key)
}
