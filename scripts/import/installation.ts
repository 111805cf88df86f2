import { resolve } from 'node:path'
import { findRunningDatabase, startDatabase } from '@/db/embedded'
import { lockDataDir } from '@/db/embedded/lock'
import { migrate } from '@/db/migrate'
import { DatabaseSetupError } from '@/db/setup-error'
import { installationRoot, settings } from '@/lib/platform/env/settings'
import { Undo } from '@/scripts/supervision/undo'

export type Installation = {
  databaseUrl: string
  /** No other Laurel can be at work on it: what is to be done must be done here. */
  alone: boolean
  close: () => Promise<unknown>
}

/**
 * The database of this installation: that of DATABASE_URL, that of a Laurel which runs now, or the
 * embedded one, started for as long as it is needed.
 */
export async function openInstallation(): Promise<Installation> {
  const { DATABASE_URL, LAUREL_DATA } = settings()
  if (DATABASE_URL) return ready({ databaseUrl: DATABASE_URL, alone: false, close: nothingToClose })
  const dataDir = resolve(installationRoot(), LAUREL_DATA)
  const undo = new Undo()
  try {
    const lock = lockDataDir(dataDir)
    undo.add(() => lock.release())
    const server = await startDatabase({ dataDir })
    undo.add(() => server.stop())
    return await ready({ databaseUrl: server.url, alone: true, close: () => undo.run() })
  } catch (error) {
    await undo.run()
    if (!(error instanceof DatabaseSetupError)) throw error
    const databaseUrl = findRunningDatabase(dataDir)
    if (!databaseUrl) throw error
    return ready({ databaseUrl, alone: false, close: nothingToClose })
  }
}

async function ready(installation: Installation): Promise<Installation> {
  process.env.DATABASE_URL = installation.databaseUrl
  await migrate(installation.databaseUrl)
  return installation
}

const nothingToClose = async () => undefined
