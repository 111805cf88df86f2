import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { expect, it } from 'vitest'

/**
 * What db/guard takes from inside postgres.js. When a new version of the driver fails here, read
 * its connection.js and query.js again before changing either.
 */
it('the driver is the version whose insides the guard knows', () => {
  const manifest = JSON.parse(readFileSync('node_modules/postgres/package.json', 'utf8'))
  expect(manifest.version).toBe('3.4.9')

  const sql = postgres('postgres://nobody@127.0.0.1:1/none', { max: 1, fetch_types: false })
  const query = sql.unsafe('') as unknown as Record<string, unknown>
  expect(query).toMatchObject({ executed: false, cancelled: null })
  expect(typeof query.handler).toBe('function')
  expect(typeof query.reject).toBe('function')

  const { shared, parsers, serializers } = sql.options as unknown as Record<string, object>
  expect(shared).toHaveProperty('typeArrayMap')
  // A client made from another's options shares its parsers and serializers.
  const second = postgres({ ...sql.options, max: 1 } as never)
  expect(second.options.parsers).toBe(parsers)
  expect(second.options.serializers).toBe(serializers)
})
