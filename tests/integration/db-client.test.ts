import { inArray, sql as text } from 'drizzle-orm'
import { integer, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core'
import { afterAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()

const moments = pgTable('moments', {
  id: integer('id').primaryKey(),
  at: timestamp('at', { withTimezone: true }),
  all: timestamp('all', { withTimezone: true }).array(),
  uuid: uuid('uuid').array(),
})

describe('the handle', () => {
  it('answers through drizzle, prepared or not, and through sql', async () => {
    expect([...(await test.db.execute(text`select 1 as one`))]).toEqual([{ one: 1 }])
    expect([...(await test.sql`select ${2}::int as two`)]).toEqual([{ two: 2 }])
    await test.sql`create table moments (id int primary key, at timestamptz, "all" timestamptz[], uuid uuid[])`
    const row = {
      id: 1,
      at: new Date('2026-01-02T03:04:05.678Z'),
      all: [new Date(0), new Date('2026-07-01T00:00:00Z')],
      uuid: ['0193c1f0-0000-7000-8000-000000000001'],
    }
    await test.db.insert(moments).values(row)
    const prepared = test.db
      .select()
      .from(moments)
      .where(inArray(moments.id, [1, 2]))
      .prepare('moments')
    expect(await prepared.execute()).toEqual([row])
    expect(await prepared.execute()).toEqual([row])
  })

  it('writes and reads arrays, nulls and quotes among them', async () => {
    const { sql } = test
    const words = ['plain', 'with "quotes" and \\', 'NULL', '', 'a,b{c}', 'žluť']
    const [row] = await sql`
      select ${words}::text[] as words, array[1, null]::int[] as numbers, '{}'::text[] as none,
             array[array[true], array[false]] as nested, array['NULL', null]::text[] as nulls`
    expect(row).toEqual({
      words,
      numbers: [1, null],
      none: [],
      nested: [[true], [false]],
      nulls: ['NULL', null],
    })
    const dates = [new Date('2026-01-01T00:00:00Z'), new Date('2026-06-01T12:00:00Z')]
    const [asDates] = await sql`
      select array_length(${sql.array(dates)}, 1) as length, ${dates.map((date) => date.toISOString())}::timestamptz[] = ${sql.array(dates)} as same`
    expect(asDates).toEqual({ length: 2, same: true })
  })

  it("takes a Date in a query of one's own", async () => {
    const date = new Date('2026-03-04T05:06:07.089Z')
    expect(
      await test.sql`select extract(epoch from ${date}::timestamptz)::float8 as seconds`,
    ).toEqual([{ seconds: date.getTime() / 1000 }])
    const [row] = await test.db.execute(
      text`select ${date}::timestamptz = ${date.toISOString()} as same`,
    )
    expect(row).toEqual({ same: true })
  })

  it('speaks UTC and gives its name', async () => {
    expect(
      await test.sql`select current_setting('timezone') as zone, current_setting('application_name') as name`,
    ).toEqual([{ zone: 'UTC', name: 'laurel' }])
  })

  it('builds fragments, identifiers, rows and JSON', async () => {
    const { sql } = test
    await sql`create table things (id int, data jsonb)`
    await sql`insert into things ${sql([
      { id: 1, data: sql.json({ a: [1] }) },
      { id: 2, data: null },
    ])}`
    const only = sql`where ${sql('id')} = ${1}`
    expect(await sql`select * from things ${only}`).toEqual([{ id: 1, data: { a: [1] } }])
  })

  it('copies rows in, and the connection is free only after', async () => {
    const { sql } = test
    await sql`create table copied (id int)`
    const stream = await sql`copy copied from stdin`.writable()
    for (let id = 0; id < 1000; id++) stream.write(`${id}\n`)
    stream.end()
    await new Promise((resolve) => stream.once('close', resolve))
    expect(await sql`select count(*)::int as count from copied`).toEqual([{ count: 1000 }])
  })
})

describe('the handle of the process', () => {
  afterAll(() => database().close())

  it('is one for all, opened from DATABASE_URL', async () => {
    process.env.DATABASE_URL = test.url
    expect(database()).toBe(database())
    expect(await database().sql`select 1 as one`).toEqual([{ one: 1 }])
  })
})
