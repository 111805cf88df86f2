import type postgres from 'postgres'
import type { LaneQuery } from '@/db/guard/lane'

/**
 * A postgres.js `sql` whose queries go to `submit` when they are awaited, instead of to the
 * connections of the client that builds them. Fragments, identifiers and values build as ever.
 */
export function bind(builder: postgres.Sql, submit: (query: LaneQuery) => void): postgres.ISql {
  const route = (made: unknown) => {
    if (made instanceof Promise) (made as LaneQuery).handler = submit
    return made
  }
  const call = builder as unknown as (...args: unknown[]) => unknown
  const unsafe = builder.unsafe as unknown as (...args: unknown[]) => unknown
  return Object.assign((...args: unknown[]) => route(call(...args)), {
    unsafe: (...args: unknown[]) => route(unsafe(...args)),
    types: builder.types,
    typed: builder.typed,
    array: builder.array,
    json: builder.json,
  }) as unknown as postgres.ISql
}
