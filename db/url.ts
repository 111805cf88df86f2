import postgres from 'postgres'
import { DatabaseSetupError } from '@/db/setup-error'

/**
 * A postgres.js client of one connection for `url`, with the settings all of Laurel's share.
 * For set-up work; the application goes through the pool of db/client.ts.
 */
export function connectLazily(
  url: string,
  onnotice: (notice: postgres.Notice) => void = () => undefined,
): postgres.Sql {
  if (!/^postgres(ql)?:\/\/./.test(url) || !URL.canParse(url)) {
    throw new DatabaseSetupError(
      'DATABASE_URL must look like postgres://user:password@host:5432/name; leave it unset to use the database that comes with Laurel.',
    )
  }
  return postgres(url, {
    max: 1,
    connect_timeout: 10,
    max_lifetime: null,
    // A connection that the pool has given up must not linger, should the driver reconnect it.
    idle_timeout: 90,
    fetch_types: false,
    onnotice,
    connection: { application_name: 'laurel', TimeZone: 'UTC' },
  })
}

/** The sentence for a failure that whoever wrote `url` can mend, or the error itself. */
export function sayWhyRefused(url: string, error: unknown): unknown {
  const { hostname, port, username, pathname } = new URL(url)
  const server = `${hostname}:${port || 5432}`
  const fault = innermost(error)
  const sentence = sentences[fault.code ?? '']?.({
    server,
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    said: fault.message,
  })
  return sentence ? new DatabaseSetupError(sentence, { cause: error }) : error
}

interface Facts {
  server: string
  user: string
  database: string
  said: string
}

const silent = ({ server }: Facts) =>
  `No PostgreSQL answers at ${server}; start it, or correct DATABASE_URL.`
const refused = ({ server, user }: Facts) =>
  `PostgreSQL at ${server} does not let the user "${user}" in; correct the name or password in DATABASE_URL.`

const sentences: Record<string, (facts: Facts) => string> = {
  ECONNREFUSED: silent,
  ECONNRESET: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ENOTFOUND: silent,
  EAI_AGAIN: silent,
  ETIMEDOUT: silent,
  CONNECT_TIMEOUT: silent,
  CONNECTION_CLOSED: silent,
  '28000': refused,
  '28P01': refused,
  '3D000': ({ server, database }) =>
    `PostgreSQL at ${server} has no database "${database}"; create it, or correct DATABASE_URL.`,
  '42501': ({ server, user, said }) =>
    `PostgreSQL at ${server} does not let the user "${user}" make Laurel's tables (${said}); make it the owner of the database.`,
  '53100': ({ server }) => `The disk of PostgreSQL at ${server} is full; free some space there.`,
  '53300': ({ server }) =>
    `PostgreSQL at ${server} has no connection left; raise its max_connections.`,
  '57P03': ({ server }) => `PostgreSQL at ${server} is still starting up; try again in a moment.`,
}

/** Drizzle wraps what the driver throws. */
function innermost(error: unknown): { code?: string; message: string } {
  return error instanceof Error && error.cause instanceof Error
    ? innermost(error.cause)
    : (error as Error)
}
