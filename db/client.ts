import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { keepErrorsDiscreet } from '@/db/guard/discreet-errors'
import { openPool, type Pool } from '@/db/guard/pool'
import { learnTypes } from '@/db/guard/types'
import * as schema from '@/db/schema'
import { connectLazily } from '@/db/url'

export type Database = PostgresJsDatabase<typeof schema>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export interface DatabaseHandle extends Pool {
  db: Database
}

interface DatabaseOptions {
  /** Most connections at a time. */
  max?: number
  /** Longest a query may wait and run, in milliseconds, here and on the server. */
  deadlineMs?: number
  /** Hears the server's NOTICE messages, which are otherwise dropped. */
  onNotice?: (notice: postgres.Notice) => void
}

/**
 * Opens a pool on `url` that survives killed backends and restarts of the server. Connects lazily.
 *
 * @throws DatabaseSetupError when `url` cannot be read as one.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): DatabaseHandle {
  const { max = 10, deadlineMs = 60_000, onNotice = () => undefined } = options
  const builder = connectLazily(url, onNotice)
  const pool = openPool(builder, {
    max,
    deadlineMs,
    idleMs: 60_000,
    // By a statement, since poolers in front of PostgreSQL refuse these as start-up parameters.
    greeting: `set statement_timeout = ${deadlineMs}; set idle_in_transaction_session_timeout = ${deadlineMs}`,
  })
  // The pool stands in for the client in all that drizzle's driver calls.
  keepErrorsDiscreet()
  const db = drizzle(pool.sql as unknown as postgres.Sql, { schema })
  learnTypes(builder.options)
  return { ...pool, db }
}

/** The process's own database, from DATABASE_URL, opened on first use. */
export function database(): DatabaseHandle {
  // Next loads modules twice: the handle lives where both copies find it.
  const shared = globalThis as { [handleKey]?: DatabaseHandle }
  shared[handleKey] ??= openDatabase(process.env.DATABASE_URL ?? '')
  return shared[handleKey]
}

const handleKey = Symbol.for('laurel.database')
