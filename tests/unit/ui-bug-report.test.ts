import { DrizzleQueryError } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { describeError } from '@/lib/platform/log/report'

describe('what the log keeps of a bug', () => {
  const postgres = Object.assign(new Error('duplicate key value violates a constraint'), {
    code: '23505',
    constraint_name: 'users_email_once',
    detail: 'Key (email)=(lucia@example.org) already exists.',
    parameters: ['lucia@example.org'],
  })
  const query = 'insert into users (email, name) values ($1, $2)'
  const failed = new DrizzleQueryError(query, ['lucia@example.org', 'Lucía\nat home'], postgres)

  it('has no name or address in it', () => {
    expect(failed.message).toContain('lucia@example.org')
    const kept = JSON.stringify(describeError(failed))
    expect(kept).not.toMatch(/lucia|Lucía|at home/)
    expect(kept).toContain('insert into users')
    expect(kept).toContain('23505')
    expect(kept).toContain('users_email_once')
    expect(kept).toContain('ui-bug-report.test.ts')
  })

  it('reaches into what Auth.js wraps, and takes anything that is thrown', () => {
    const wrapped = new Error('AdapterError', { cause: { err: failed } })
    expect(JSON.stringify(describeError(wrapped))).toContain('23505')
    expect(describeError('a text')).toEqual({ message: 'Not an error: string' })
    expect(describeError(null)).toEqual({ message: 'Not an error: object' })
  })
})
