import { renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { findRunningDatabase } from '@/db/embedded'

/** The files of the demo that the browser tests are served. */
const dataDir = () => dirname(process.env.E2E_DEMO_RESULT ?? '')

async function asked<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const url = findRunningDatabase(dataDir())
  if (!url) throw new Error(`No database runs in ${dataDir()}.`)
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** Where the newest document of a certificate lies. */
export async function storedFile(certificateId: string): Promise<string> {
  const [row] = await asked(
    (sql) => sql`select storage_key from artefacts
      where certificate_id = ${certificateId} order by version desc limit 1`,
  )
  return join(dataDir(), 'files', String(row?.storage_key))
}

/** Has the documents of a certificate be of another renderer than the present one. */
export async function growOld(certificateId: string): Promise<void> {
  const file = await storedFile(certificateId)
  await asked((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update artefacts set fingerprint = 'old' || fingerprint,
        storage_key = replace(storage_key, '.pdf', '-old.pdf')
        where certificate_id = ${certificateId}`
      await tx`update newest_documents set fingerprint = 'old' || fingerprint
        where certificate_id = ${certificateId}`
    }),
  )
  renameSync(file, file.replace('.pdf', '-old.pdf'))
}
