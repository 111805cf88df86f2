import { beforeAll, describe, expect, it } from 'vitest'
import { authorise } from '@/app/vc/authorise'
import { createIssuer } from '@/lib/awards/issuers/create-issuer'
import { listAudit } from '@/lib/awards/issuers/list-audit'
import { apiScopes, mintActor } from '@/lib/platform/access/actor'
import { clientHeader } from '@/lib/platform/access/client-address'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole, requireRoleOrScope, requireScope } from '@/lib/platform/access/policy'
import { addDays } from '@/lib/platform/clock/dates'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { actorOfKey } from '@/lib/reach/api/actor-of-key'
import { issueCredential } from '@/lib/reach/api/issue-credential'
import { isKey, newKeyText, prefixOf } from '@/lib/reach/api/key-text'
import { listApiKeys } from '@/lib/reach/api/list-api-keys'
import { makeApiKey } from '@/lib/reach/api/make-api-key'
import { revokeApiKey } from '@/lib/reach/api/revoke-api-key'
import { rotateApiKey } from '@/lib/reach/api/rotate-api-key'
import type { MakeKeyInput } from '@/lib/reach/api/schema'
import { useLaurel } from '@/tests/support/laurel'

process.env.AUTH_SECRET = 'a secret for the keys of these tests'
const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const at = (days: number, ms = 0) => laurel.ctx(new Date(addDays(now, days).getTime() + ms))
let issuerId = ''

beforeAll(async () => {
  issuerId = (await createIssuer(laurel.ctx(now), { slug: 'keys', name: 'Keys' })).issuerId
})

const make = (more: Partial<MakeKeyInput> = {}, ctx = at(0)) =>
  makeApiKey(ctx, {
    ...{ issuerId, name: 'Platform', scopes: [...apiScopes], lifetime: '30', ...more },
  })
const listed = async (keyId: string, ctx = at(0)) =>
  (await listApiKeys(ctx, { issuerId })).find(({ id }) => id === keyId)

describe('a key', () => {
  it('has a beginning by which it is known, and 256 bits behind it', () => {
    const { key, prefix, hash } = newKeyText()
    expect(key).toMatch(/^lrl_[a-z2-9]{8}_[\w-]{43}$/)
    expect(prefixOf(key)).toBe(prefix)
    expect(isKey(key, hash)).toBe(true)
    expect(isKey(`${key.slice(0, -1)}!`, hash)).toBe(false)
    for (const wrong of ['', prefix, `${key}x`, ` ${key}`, key.toUpperCase(), key.slice(1)]) {
      expect(prefixOf(wrong)).toBeNull()
    }
  })

  it('is kept nowhere: not in its row, nor in the history', async () => {
    const { keyId, key } = await make()
    const rows = await laurel.sql`
      select row_to_json(k)::text as text from api_keys k where id = ${keyId}
      union all select row_to_json(a)::text from audit_log a
      union all select row_to_json(e)::text from events e
      union all select row_to_json(o)::text from outbox o`
    const text = rows.map((row) => row.text).join('\n')
    expect(text).toContain(key.slice(0, 12))
    expect(text).not.toContain(key.slice(13))
    expect(text).toContain('api-key/made')
  })

  it('acts for its issuer, within its scopes', async () => {
    const { keyId, key } = await make({ scopes: ['credentials:verify', 'credentials:issue'] })
    const actor = await actorOfKey(at(1), key)
    expect(actor).toEqual({
      ...{ kind: 'key', keyId, issuerId },
      scopes: ['credentials:issue', 'credentials:verify'],
    })
  })

  it.each(['lrl_', 'Bearer', 'lrl_aaaaaaaa_'.padEnd(56, 'a')])('%s is none', async (key) => {
    expect(await actorOfKey(at(0), key)).toBeNull()
  })

  it('is no other with the same beginning', async () => {
    const { key } = await make()
    const other = key.slice(0, 13) + newKeyText().key.slice(13)
    expect(await actorOfKey(at(0), other)).toBeNull()
  })

  it.each([
    ['30', 30],
    ['90', 90],
    ['365', 365],
  ] as const)('ends after %s days', async (lifetime, days) => {
    const { key } = await make({ lifetime })
    expect(await actorOfKey(at(days, -1), key)).not.toBeNull()
    expect(await actorOfKey(at(days), key)).toBeNull()
  })

  it('may have no end', async () => {
    const { key } = await make({ lifetime: 'never' })
    expect(await actorOfKey(at(10_000), key)).not.toBeNull()
  })

  it('tells when it was last used, to the minute', async () => {
    const { keyId, key } = await make()
    const used = async () => (await listed(keyId))?.lastUsedAt?.toISOString()
    expect(await used()).toBeUndefined()
    await actorOfKey(at(1), key)
    await actorOfKey(at(1, 59_999), key)
    expect(await used()).toBe(at(1).now.toISOString())
    await actorOfKey(at(1, 60_000), key)
    expect(await used()).toBe(at(1, 60_000).now.toISOString())
  })

  it.each([
    { name: ' ' },
    { scopes: [] },
    { scopes: ['credentials:all' as never] },
    { lifetime: '31' as never },
  ])('is not made of %o', async (more) => {
    await expect(make(more)).rejects.toThrow()
  })
})

describe('a key that is replaced', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['7', 7],
  ] as const)('works for %s days more, the new one for as long as it', async (overlap, days) => {
    const old = await make()
    const made = await rotateApiKey(at(10), { keyId: old.keyId, overlap })
    if (days > 0) expect(await actorOfKey(at(10 + days, -1), old.key)).not.toBeNull()
    expect(await actorOfKey(at(10 + days), old.key)).toBeNull()
    expect(await actorOfKey(at(40, -1), made.key)).not.toBeNull()
    expect(await actorOfKey(at(40), made.key)).toBeNull()
    expect(await listed(made.keyId)).toMatchObject({ name: 'Platform', scopes: [...apiScopes] })
    expect(await listed(old.keyId)).toMatchObject({ replacedBy: made.keyId })
  })

  it('works no longer than it would have', async () => {
    const { keyId, key } = await make()
    await rotateApiKey(at(29), { keyId, overlap: '7' })
    expect(await actorOfKey(at(30), key)).toBeNull()
  })

  it('is replaced once, even by many at the same time', async () => {
    const { keyId } = await make()
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, () => rotateApiKey(at(0), { keyId, overlap: '1' })),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [{ count } = { count: 0 }] = await laurel.sql`
      select count(*)::int as count from audit_log
      where action = 'api-key/rotated' and data ->> 'replaces' = ${keyId}`
    expect(count).toBe(1)
  })

  it.each([
    ['expired', 30],
    ['revoked', 0],
  ] as const)('is none that is %s', async (state, days) => {
    const { keyId } = await make()
    if (state === 'revoked') await revokeApiKey(at(0), { keyId })
    const asked = rotateApiKey(at(days), { keyId, overlap: '7' })
    await expect(asked).rejects.toMatchObject({ status: 409 })
  })
})

it('a key that is revoked works no more, and is revoked once', async () => {
  const { keyId, key } = await make()
  await revokeApiKey(at(0), { keyId })
  expect(await actorOfKey(at(0), key)).toBeNull()
  expect(await listed(keyId)).toMatchObject({ state: 'revoked' })
  await expect(revokeApiKey(at(0), { keyId })).rejects.toMatchObject({ status: 409 })
})

describe('what a program may do', () => {
  const as = (scopes: typeof apiScopes | []): Ctx => ({
    ...at(0),
    actor: mintActor({ kind: 'key', keyId: newId(), issuerId, scopes }),
  })
  const status = { role: 'admin', scope: 'credentials:status' } as const

  it('is what its key was made for', () => {
    expect(requireScope(as(apiScopes), 'credentials:issue')).toBe(issuerId)
    expect(() => requireScope(as([]), 'credentials:issue')).toThrow('credentials:issue')
    expect(() => requireScope(at(0), 'credentials:issue')).toThrow('credentials:issue')
  })

  it('is nothing that takes a role', () => {
    expect(() => requireRole(as(apiScopes), issuerId, 'reviewer')).toThrow()
    requireRoleOrScope(as(apiScopes), issuerId, status)
    expect(() => requireRoleOrScope(as([]), issuerId, status)).toThrow('credentials:status')
  })

  it('is nothing of another issuer', () => {
    const foreign = () => requireRoleOrScope(as(apiScopes), newId(), status)
    expect(foreign).toThrow(expect.objectContaining({ status: 404 }))
  })
})

describe('at the door', () => {
  const knock = (authorization: string | null, client = 'a') => {
    const headers = { [clientHeader]: client, ...(authorization ? { authorization } : {}) }
    return authorise(new Request('http://localhost/vc', { headers }))
  }

  it('a key opens, however its scheme is written', async () => {
    const { key, keyId } = await make({}, laurel.ctx())
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      expect((await knock(`${scheme} ${key}`)).actor).toMatchObject({ kind: 'key', keyId })
    }
  })

  it.each([null, '', 'Basic YTpi', 'Bearer', 'Bearer lrl_x y'])('%s does not', async (header) => {
    await expect(knock(header)).rejects.toMatchObject({ status: 401 })
  })

  it('who tries many that are none has to wait, and nobody else has', async () => {
    const { key } = await make({}, laurel.ctx())
    for (let i = 0; i < 30; i++) {
      await expect(knock(`Bearer ${newKeyText().key}`)).rejects.toMatchObject({ status: 401 })
    }
    const refused = { status: 429, retryAfter: expect.any(Number) }
    await expect(knock(`Bearer ${newKeyText().key}`)).rejects.toMatchObject(refused)
    await expect(knock(`Bearer ${newKeyText().key}`, 'b')).rejects.toMatchObject({ status: 401 })
    await expect(knock(`Bearer ${key}`)).resolves.toBeDefined()
  })
})

describe('what a program did', () => {
  const seenBy = async (role: 'reviewer' | 'admin' | null) => {
    const memberships = new Map(role ? [[issuerId, role]] : [])
    const person = { email: 'kim@example.org', addresses: ['kim@example.org'], name: 'Kim' }
    const actor = mintActor({
      ...{ kind: 'user', userId: newId(), ...person, platformAdmin: role === null, memberships },
    })
    const { rows } = await listAudit({ ...at(0), actor }, { action: 'certificate/suspended' })
    return rows.map(({ program }) => program)
  }
  const act = (keyId: string) =>
    change(
      { ...at(0), actor: mintActor({ kind: 'key', keyId, issuerId, scopes: [] }) },
      async (_, record) => {
        const subjectIds = [newId()]
        await record({ name: 'certificate/suspended', issuerId, subjectIds, data: {} })
      },
    )

  it('is told by the name that its key has now, with the way to it for who may go there', async () => {
    const { keyId } = await make({ name: 'First name' })
    await act(keyId)
    await laurel.sql`update api_keys set name = 'Course platform' where id = ${keyId}`
    const named = { name: 'Course platform', href: '/admin/keys?issuer=keys' }
    expect(await seenBy('admin')).toEqual([named])
    expect(await seenBy(null)).toEqual([named])
    expect(await seenBy('reviewer')).toEqual([{ ...named, href: null }])
  })

  it('is still told as a program’s where the key is gone; a job’s is not', async () => {
    await act(newId())
    await change(at(0), async (_, record) => {
      const subjectIds = [newId()]
      await record({ name: 'certificate/suspended', issuerId, subjectIds, data: {} })
    })
    const [job, gone] = await seenBy('admin')
    expect(job).toBeNull()
    expect(gone).toMatchObject({ name: null })
  })
})

it('what a program did stands in the history by its key', async () => {
  const { keyId, key } = await make({}, laurel.ctx())
  const actor = await actorOfKey(laurel.ctx(), key)
  if (!actor) throw new Error('no actor')
  await issueCredential(
    { ...laurel.ctx(), actor: mintActor(actor) },
    {
      credential: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        ...{ type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:a' } },
      },
    },
  )
  const [row] = await laurel.sql`select * from audit_log where action = 'credential/issued'`
  expect(row).toMatchObject({ actor_kind: 'system', actor: `key:${keyId}`, issuer_id: issuerId })
})
