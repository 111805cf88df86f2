import type postgres from 'postgres'

/** Element type → array type: built in, so the same numbers on every PostgreSQL. */
const builtin: readonly (readonly [element: number, array: number])[] = [
  [16, 1000], // boolean
  [17, 1001], // bytea
  [20, 1016], // bigint
  [21, 1005], // smallint
  [23, 1007], // integer
  [25, 1009], // text
  [114, 199], // json
  [700, 1021], // real
  [701, 1022], // double precision
  [1043, 1015], // varchar
  [1082, 1182], // date
  [1114, 1115], // timestamp
  [1184, 1185], // timestamptz
  [1700, 1231], // numeric
  [2950, 2951], // uuid
  [3802, 3807], // jsonb
]

// date, timestamp, timestamptz
const moments = [1082, 1114, 1184]
// json, jsonb
const documents = [114, 3802]

/**
 * Teaches a client the types that drizzle and the driver leave out between them; call it after
 * drizzle has been given the client.
 *
 * Drizzle turns dates and JSON into text itself and has the driver pass them through, so that a
 * `Date` or `sql.json(…)` in a query of one's own would fail: these take both. (A JSON value that is
 * itself a string must come as text of JSON.)
 */
export function learnTypes(options: postgres.Sql['options']) {
  for (const type of moments) options.serializers[type] = dateToText
  for (const type of documents) {
    options.serializers[type] = (value) =>
      typeof value === 'string' ? value : JSON.stringify(value)
  }
  learnArrays(options)
}

function dateToText(value: unknown) {
  return value instanceof Date ? value.toISOString() : value
}

/**
 * Teaches a client the array types. postgres.js asks the server for them on every connection, in a
 * query whose failure nobody catches: a backend killed just then would end the process.
 */
function learnArrays(options: postgres.Sql['options']) {
  const { shared } = options as unknown as { shared: { typeArrayMap: Record<number, number> } }
  for (const [element, array] of builtin) {
    shared.typeArrayMap[element] = array
    options.serializers[array] = (value: unknown) => toLiteral(value, options.serializers[element])
    // Drizzle maps the arrays of date columns itself and wants them as text.
    options.parsers[array] ??= (text: string) => fromLiteral(text, options.parsers[element])
  }
}

type Convert = ((value: never) => unknown) | undefined

function toLiteral(value: unknown, convert: Convert): unknown {
  if (!Array.isArray(value)) return value
  const items = value.map((item) => {
    if (item === null || item === undefined) return 'null'
    if (Array.isArray(item)) return toLiteral(item, convert)
    const text = String(convert ? convert(item as never) : item)
    return `"${text.replace(/["\\]/g, '\\$&')}"`
  })
  return `{${items.join(',')}}`
}

const token = /[{}]|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs

function fromLiteral(text: string, convert: Convert): unknown {
  const root: unknown[] = []
  const open = [root]
  for (const [match, quoted] of text.matchAll(token)) {
    if (match === '{') {
      const inner: unknown[] = []
      open.at(-1)?.push(inner)
      open.push(inner)
    } else if (match === '}') open.pop()
    else if (quoted === undefined && match === 'NULL') open.at(-1)?.push(null)
    else {
      const item = quoted === undefined ? match : quoted.replace(/\\(.)/gs, '$1')
      open.at(-1)?.push(convert ? convert(item as never) : item)
    }
  }
  return root[0]
}
