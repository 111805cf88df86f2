import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { expect, it } from 'vitest'
import { users } from '@/db/schema'
import { useDatabase } from '@/tests/support/database'

const test = useDatabase()
const email = 'mariana.duarte@example.org'

it('a failed query names the constraint, and never the values', async () => {
  const row = { id: crypto.randomUUID(), email, name: 'Mariana Duarte' }
  await test.db.insert(users).values(row)
  const again = { ...row, id: crypto.randomUUID() }
  const byBuilder = await test.db
    .insert(users)
    .values(again)
    .catch((error) => error)
  const byHand = await test.db
    .execute(sql`insert into users (id, email) values (${again.id}, ${email})`)
    .catch((error) => error)
  for (const error of [byBuilder, byHand]) {
    expect(error).toBeInstanceOf(Error)
    expect(error.cause).toMatchObject({ code: '23505', constraint_name: 'users_email_once' })
    expect(error.cause).toBeInstanceOf(postgres.PostgresError)
    expect(error.message).toContain('duplicate key value violates unique constraint')
    expect(error.cause.message).toMatch(/^duplicate key value/)
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/mariana|duarte/i)
  }
})
