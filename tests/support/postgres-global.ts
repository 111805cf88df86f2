import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startDatabase } from '@/db/embedded'
import { migrate } from '@/db/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's own PostgreSQL, as its superuser. */
    serverUrl: string
    /** The database that every test file's own is copied from. Nobody may be connected to it. */
    templateName: string
  }
}

const templateName = 'laurel_template'

/** Starts one PostgreSQL for the run, in a folder that goes with it. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-test-'))
  // Started by root, the server runs as another user, who has to get through.
  chmodSync(folder, 0o711)
  const server = await startDatabase({ dataDir: folder, durable: false })
  await makeTemplate(server.url)
  project.provide('serverUrl', server.url)
  project.provide('templateName', templateName)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(serverUrl: string) {
  const sql = postgres(serverUrl, { max: 1 })
  await sql.unsafe(`create database ${templateName}`)
  const url = new URL(serverUrl)
  url.pathname = `/${templateName}`
  await migrate(url.href)
  await sql.end()
}
