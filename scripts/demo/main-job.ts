import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { issuers } from '@/db/seed/story'
import { getImport, getImportProgress } from '@/lib/awards/imports/queries'
import { startImport } from '@/lib/awards/imports/start-import'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { installationRoot } from '@/lib/platform/env/settings'
import { SetupError } from '@/lib/platform/errors/errors'
import { english } from '@/lib/platform/language/english'
import { progressBar } from './progress-bar'

const fileName = 'completions-plain.csv'
const patienceMs = 180_000

/** Sends the example file in and follows it to the last document. Answers the import. */
export async function awardExample(ctx: () => Ctx, signal: AbortSignal): Promise<string> {
  const mine = await listMyIssuers(ctx())
  const issuer = mine.find(({ slug }) => slug === issuers[0].slug)
  if (!issuer) {
    throw new SetupError(
      `This database holds no ${issuers[0].name}, whose courses the demo needs: set LAUREL_DATA to an empty folder.`,
    )
  }
  const bytes = await readFile(join(installationRoot(), 'examples', fileName))
  const { importId } = await startImport(ctx(), { issuerId: issuer.id, fileName, bytes })
  await follow(ctx, importId, signal)
  return importId
}

/** Draws the bar until every row is dealt with; gives up when nothing has moved for three minutes. */
async function follow(ctx: () => Ctx, importId: string, signal: AbortSignal) {
  const bar = progressBar('Awarding certificates')
  let last = ''
  let movedAt = performance.now()
  while (!signal.aborted) {
    const { rows, rejected, state, error } = await getImport(ctx(), { importId })
    if (state === 'failed') {
      throw new SetupError(`The example file was not taken in: ${error && english(error)}`)
    }
    const { settled, issued, rendered, waiting, refused, undrawn } = await getImportProgress(
      ctx(),
      { importId },
    )
    // A row is half done when it is issued and done when its document is stored.
    const done = rejected + waiting + refused + undrawn + (issued - undrawn + rendered) / 2
    bar.draw(settled ? 1 : rows === 0 ? 0 : Math.min(done / rows, 0.99), `${rendered} documents`)
    if (settled) break
    const seen = JSON.stringify([rows, done])
    if (seen !== last) movedAt = performance.now()
    last = seen
    if (performance.now() - movedAt > patienceMs) {
      throw new SetupError(
        'Nothing has moved for three minutes: look at the log in the data folder, then start again; what is done is kept.',
      )
    }
    await sleep(150)
  }
  bar.end()
}
