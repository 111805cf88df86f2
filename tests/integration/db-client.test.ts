import { sql as text } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()

describe('the handle', () => {
  it('answers through drizzle and through sql', async () => {
    expect([...(await test.db.execute(text`select 1 as one`))]).toEqual([{ one: 1 }])
    expect([...(await test.sql`select ${2}::int as two`)]).toEqual([{ two: 2 }])
  })
})
