import { parseArgs } from 'node:util'
import { openDatabase } from '@/db/client'
import { beginListsAnew } from '@/lib/awards/credentials/begin-lists-anew'
import { restartInput, restartLog } from '@/lib/awards/log/restart-log'
import { systemContext } from '@/lib/platform/access/context'
import { SetupError } from '@/lib/platform/errors/errors'
import { openInstallation } from './import/installation'

const usage =
  'Use it as: npm run log:restart -- --reason "Why, for everyone to read, in 500 characters at most".'

/**
 * Begins the transparency log anew where it is shut for good, whether Laurel runs or not. Exit codes: 0
 * it has begun, 1 (by SetupError) with the sentence that says why not.
 */
export async function main(args: string[]): Promise<number> {
  const input = restartInput.safeParse({ reason: reasonIn(args) })
  if (!input.success) throw new SetupError(usage)
  const installation = await openInstallation()
  const database = openDatabase(installation.databaseUrl, { max: 2 })
  try {
    const ctx = systemContext('log-restart', database.db)
    const { name, kept, lost } = await restartLog(ctx, input.data, (tx) =>
      beginListsAnew(tx, ctx.now),
    )
    console.log(`The transparency log was begun anew, under the name ${name}.`)
    console.log(`It took over ${kept} entries; of ${lost} there was word. The page /log tells it.`)
    return 0
  } finally {
    await database.close()
    await installation.close()
  }
}

/** @throws SetupError, a sentence, for what cannot be understood. */
function reasonIn(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { reason: { type: 'string' } } }).values.reason
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}. ${usage}`)
  }
}
