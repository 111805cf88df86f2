import { DrizzleQueryError } from 'drizzle-orm/errors'
import { PgPreparedQuery } from 'drizzle-orm/pg-core'
import postgres from 'postgres'

type Run = (this: unknown, ...call: unknown[]) => Promise<unknown>

const patched = Symbol.for('laurel.discreet-errors')

/**
 * Takes the values out of a failed query's error. Drizzle writes them into its message, and the
 * server adds the row: names and addresses, which would reach logs, job history and job servers.
 * This is the one place through which every query of drizzle 0.45.4 goes.
 */
export function keepErrorsDiscreet(): void {
  const prototype = PgPreparedQuery.prototype as unknown as Record<PropertyKey, unknown>
  if (prototype[patched]) return
  const run = prototype.queryWithCache as Run
  prototype.queryWithCache = async function (this: unknown, ...call: unknown[]) {
    try {
      return await run.apply(this, call)
    } catch (error) {
      throw error instanceof DrizzleQueryError ? withoutValues(error) : error
    }
  } satisfies Run
  prototype[patched] = true
}

/** The server's own words about the query stay: its code, and what it calls the things involved. */
function withoutValues({ query, cause }: DrizzleQueryError): Error {
  const kept = cause instanceof postgres.PostgresError ? reasonOf(cause) : cause
  const discreet = new Error(`Failed query: ${kept?.message}: ${query}`, { cause: kept })
  discreet.name = 'QueryError'
  return discreet
}

function reasonOf(error: postgres.PostgresError): postgres.PostgresError {
  const { message, code, severity, schema_name, table_name, column_name, constraint_name } = error
  const named = { message, code, severity, schema_name, table_name, column_name, constraint_name }
  // The driver's types say that it takes a string; it takes what the server sent.
  return new postgres.PostgresError(named as unknown as string)
}
