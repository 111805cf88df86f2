import { installation } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { SetupError } from '@/lib/platform/errors/errors'

/** `SetupError` where the installation is started under another address than its certificates name. */
export async function checkAddress(db: Ctx['db']): Promise<void> {
  const { LAUREL_DEMO, baseUrl } = settings()
  const [frozen] = await db.select().from(installation)
  if (LAUREL_DEMO || !frozen || frozen.publicUrl === baseUrl) return
  throw new SetupError(
    `Certificates were issued under ${frozen.publicUrl}, which each of them names for good, but Laurel would now be reached at ${baseUrl}: set LAUREL_URL to ${frozen.publicUrl}, or use another database for the other address.`,
  )
}
