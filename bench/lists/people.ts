import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import type { Database } from '@/db/client'
import type { Sql } from '@/db/guard/pool'
import * as schema from '@/db/schema'
import { mintActor } from '@/lib/platform/access/actor'
import { anyoneContext, type Ctx } from '@/lib/platform/access/context'

/** The people who ask, and the queries that were put for them. */
export interface People {
  as(who: Who): Ctx
  /** Those since the last call. */
  asked(): Asked[]
}

export type Asked = { query: string; params: unknown[] }

export type Who = 'platform admin' | 'large issuer' | 'small issuer' | 'one' | 'many' | 'anyone'

/** People on a database that `fill` has filled. */
export async function peopleOf(sql: Sql): Promise<People> {
  let asked: Asked[] = []
  const logger = {
    logQuery: (query: string, params: unknown[]) => asked.push({ query, params }),
  }
  const db: Database = drizzle(sql as unknown as postgres.Sql, { schema, logger })
  const issuers = await sql<{ id: string }[]>`select id from issuers order by slug`
  const user = (over: { platformAdmin?: boolean; issuer?: number; address?: string }): Ctx => {
    const { platformAdmin = false, issuer, address = 'staff@example.org' } = over
    const issuerId = issuer === undefined ? undefined : issuers[issuer]?.id
    const actor = mintActor({
      ...{ kind: 'user', userId: '00000000-0000-7000-8000-000000000000', name: null },
      ...{ email: address, addresses: [address], platformAdmin },
      memberships: new Map(issuerId ? [[issuerId, 'admin']] : []),
    })
    return { actor, db, now: new Date() }
  }
  const contexts: Record<Who, Ctx> = {
    'platform admin': user({ platformAdmin: true }),
    'large issuer': user({ issuer: 0 }),
    'small issuer': user({ issuer: 7 }),
    one: user({ address: 'one@example.org' }),
    many: user({ address: 'many@example.org' }),
    anyone: anyoneContext(db),
  }
  return {
    as: (who) => contexts[who],
    asked() {
      const since = asked
      asked = []
      return since
    },
  }
}
