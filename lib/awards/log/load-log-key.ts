import { createPrivateKey } from 'node:crypto'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { SetupError } from '@/lib/platform/errors/errors'
import { unseal } from '@/lib/platform/secrets/seal'
import type { NoteSigner } from '@/lib/proof/transparency/note'
import { logOrigin } from './address'
import { addLogKey, findLogKey, type LogKeyRow, purposeOf } from './key-rows'

/**
 * What the log's checkpoints are signed with, made once for the installation: of several that find
 * none at once, one makes it and the others take that. SetupError where it does not open. Jobs.
 */
export async function loadLogKey(ctx: Ctx): Promise<NoteSigner> {
  requirePlatformAdmin(ctx)
  return openLogKey((await findLogKey(ctx.db)) ?? (await make(ctx)))
}

/** SetupError where it does not open. */
export function openLogKey(row: LogKeyRow): NoteSigner {
  const pkcs8 = unseal(row.privateKey, purposeOf(row))
  if (!pkcs8) {
    throw new SetupError(
      'The key that signs the transparency log does not open: AUTH_SECRET is another now than when it was made. Set it to what it was.',
    )
  }
  return {
    name: logOrigin(row.number),
    publicKey: Buffer.from(row.publicKey, 'base64'),
    privateKey: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
  }
}

async function make(ctx: Ctx): Promise<LogKeyRow> {
  await addLogKey(ctx.db, ctx.now)
  const row = await findLogKey(ctx.db)
  if (!row) throw new Error('the log has no key after one was made')
  return row
}
