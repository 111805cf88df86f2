import { describe, expect, it } from 'vitest'
import { changeAddress } from '@/lib/awards/people/change-address'
import { compareLearners } from '@/lib/awards/people/compare'
import { findByAddress } from '@/lib/awards/people/find-by-address'
import { getLearner } from '@/lib/awards/people/get-learner'
import { listDuplicates } from '@/lib/awards/people/list-duplicates'
import { listLearners } from '@/lib/awards/people/list-learners'
import { mergeLearners } from '@/lib/awards/people/merge-learners'
import { separateLearner } from '@/lib/awards/people/separate-learner'
import { addDays } from '@/lib/platform/clock/dates'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = (at = now) => laurel.ctx(at)

describe('two learners who are one person', () => {
  it('earn together what neither could alone, under the name that stays', async () => {
    const desk = await openDesk(ctx(), 'together')
    const second = await desk.course('c-2')
    const certificationId = await desk.certification('both', {}, [
      { kind: 'course', courseId: second },
    ])
    await desk.complete({ email: 'keep@example.org', name: 'Kept Name', at: addDays(now, -9) })
    await desk.complete({
      ...{ email: 'dup@example.org', name: 'Kept  Nam', at: addDays(now, -5), courseId: second },
    })
    await decideAll(ctx())
    const { keepId, mergeId } = await pair(desk.issuerId, 'keep@example.org', 'dup@example.org')
    expect(await certificatesOf(desk.issuerId)).toEqual([])
    await mergeLearners(ctx(), { keepId, mergeId })
    await decideAll(ctx())
    // The last completion is the merged row's, and so is the certificate; the holder is who stayed.
    expect(await certificatesOf(desk.issuerId)).toMatchObject([
      { learner_id: mergeId, holder_id: keepId, recipient_name: 'Kept Name' },
    ])

    // What either address brings in later is the same person's, and is not recorded twice.
    await desk.complete({ email: 'dup@example.org', at: addDays(now, -5), courseId: second })
    await desk.complete({ email: 'DUP@example.org', at: addDays(now, -1) })
    await decideAll(ctx())
    expect(await certificatesOf(desk.issuerId)).toHaveLength(1)
    const { completions, certificates, mergedHere } = await getLearner(ctx(), { learnerId: keepId })
    expect(completions).toHaveLength(3)
    expect(certificates).toMatchObject([{ status: 'valid', title: 'The both' }])
    expect(mergedHere).toMatchObject([{ id: mergeId, email: 'dup@example.org' }])
    const own = findByAddress(ctx(), { learnerId: keepId, email: 'dup@example.org' })
    await expect(own).rejects.toThrow('No other learner')
    const listed = await listLearners(ctx(), { issuerId: desk.issuerId })
    expect(listed.rows).toMatchObject([{ id: keepId, certificates: 1 }])
    expect(certificationId).toBeTruthy()
  })

  it('hold a certification once: what would be revoked is shown, and must be what was agreed to', async () => {
    const desk = await openDesk(ctx(), 'twice')
    await desk.certification('basic')
    for (const email of ['one@example.org', 'two@example.org']) {
      await desk.complete({ email, at: addDays(now, -9) })
    }
    await decideAll(ctx())
    const both = await pair(desk.issuerId, 'one@example.org', 'two@example.org')
    const named = { learnerId: both.keepId, email: 'TWO@example.org' }
    expect(await findByAddress(ctx(), named)).toEqual({ otherId: both.mergeId })
    const { heldTwice } = await compareLearners(ctx(), both)
    expect(heldTwice).toMatchObject([{ title: 'The basic', awardedAt: addDays(now, -9) }])
    await expect(mergeLearners(ctx(), both)).rejects.toThrow('has changed since')
    const revokeIds = heldTwice.map((row) => row.certificateId)
    await mergeLearners(ctx(), { ...both, revokeIds })
    const rows = await laurel.sql`
      select c.id, r.reason_class from certificates c join revocations r on r.certificate_id = c.id
      where c.issuer_id = ${desk.issuerId}`
    expect(rows).toEqual([{ id: revokeIds[0], reason_class: 'replaced' }])
    expect(await certificatesOf(desk.issuerId)).toMatchObject([{ holder_id: both.keepId }])

    await desk.complete({ email: 'two@example.org', at: addDays(now, -1) })
    await decideAll(ctx())
    expect(await certificatesOf(desk.issuerId)).toHaveLength(1)
  })

  it('renew as one: the successor may be the other row’s', async () => {
    const desk = await openDesk(ctx(), 'renew')
    await desk.certification('yearly', { validMonths: 12, renewalDays: 30 })
    await desk.complete({ email: 'old@example.org', at: addDays(now, -350) })
    await desk.complete({ email: 'new@example.org', at: addDays(now, -400) })
    await decideAll(ctx())
    const { keepId, mergeId } = await pair(desk.issuerId, 'new@example.org', 'old@example.org')
    await mergeLearners(ctx(), { keepId, mergeId })
    await desk.complete({ email: 'new@example.org', at: addDays(now, -1) })
    await decideAll(ctx())
    const held = await certificatesOf(desk.issuerId)
    expect(held).toMatchObject([{ learner_id: keepId, holder_id: keepId, cycle: 2 }])
    const [before] = await laurel.sql`
      select learner_id from certificates where id = ${held[0]?.supersedes_id as string}`
    expect(before?.learner_id).toBe(mergeId)
  })

  it('are separated again with what was each one’s own', async () => {
    const desk = await openDesk(ctx(), 'apart')
    await desk.certification('basic')
    await desk.complete({ email: 'left@example.org', at: addDays(now, -9), score: 10 })
    await desk.complete({ email: 'right@example.org', at: addDays(now, -9) })
    await decideAll(ctx())
    const { keepId, mergeId } = await pair(desk.issuerId, 'left@example.org', 'right@example.org')
    await mergeLearners(ctx(), { keepId, mergeId })
    expect(await certificatesOf(desk.issuerId)).toMatchObject([{ holder_id: keepId }])
    await separateLearner(ctx(), { learnerId: mergeId })
    expect(await certificatesOf(desk.issuerId)).toMatchObject([{ holder_id: mergeId }])
    expect((await listLearners(ctx(), { issuerId: desk.issuerId })).rows).toHaveLength(2)
    await expect(separateLearner(ctx(), { learnerId: mergeId })).rejects.toThrow('not merged')
  })

  it('are never two of two issuers, nor one of them twice, and two merges at once make no chain', async () => {
    const [mine, theirs] = [await openDesk(ctx(), 'mine'), await openDesk(ctx(), 'theirs')]
    for (const desk of [mine, theirs]) {
      for (const name of ['a', 'b', 'c']) {
        await desk.complete({ email: `${name}@example.org`, at: addDays(now, -2) })
      }
    }
    const a = await learnerId(mine.issuerId, 'a@example.org')
    const b = await learnerId(mine.issuerId, 'b@example.org')
    const c = await learnerId(mine.issuerId, 'c@example.org')
    const foreign = await learnerId(theirs.issuerId, 'a@example.org')
    await expect(mergeLearners(ctx(), { keepId: a, mergeId: foreign })).rejects.toThrow()
    await expect(mergeLearners(ctx(), { keepId: a, mergeId: a })).rejects.toThrow()
    await Promise.allSettled([
      mergeLearners(ctx(), { keepId: b, mergeId: a }),
      mergeLearners(ctx(), { keepId: c, mergeId: b }),
    ])
    const chains = await laurel.sql`
      select from learners x join learners y on y.id = x.merged_into_id where y.merged_into_id is not null`
    expect(chains).toEqual([])
    const merged = await laurel.sql`
      select count(*)::int from learners where issuer_id = ${mine.issuerId} and merged_into_id is not null`
    expect(merged[0]?.count).toBeGreaterThan(0)
  })

  it('are suggested by their names, those with nearly equal addresses first', async () => {
    const desk = await openDesk(ctx(), 'guess')
    await desk.complete(
      { email: 'anna.berg@example.org', name: 'Anna Berg', at: addDays(now, -2) },
      { email: 'ana.berg@example.org', name: 'ANNA BERG', at: addDays(now, -2) },
      { email: 'someone@example.org', name: 'Ole Hansen', at: addDays(now, -2) },
      { email: 'else@example.org', name: 'ole hansen', at: addDays(now, -2) },
      { email: 'only@example.org', name: 'Only One', at: addDays(now, -2) },
    )
    const found = (await listDuplicates(ctx())).filter((one) => one.issuerName === 'Issuer guess')
    expect(found.map((one) => [one.name.toLowerCase(), one.near])).toEqual([
      ['anna berg', true],
      ['ole hansen', false],
    ])
  })
})

describe('a mended address', () => {
  it('keeps the old one, under which files still mean the same person', async () => {
    const desk = await openDesk(ctx(), 'mend')
    await desk.complete({ email: 'typo@exmaple.org', name: 'Tycho', at: addDays(now, -3) })
    const id = await learnerId(desk.issuerId, 'typo@exmaple.org')
    await changeAddress(ctx(), { learnerId: id, email: 'tycho@example.org' })
    await desk.complete({ email: 'Typo@exmaple.org', at: addDays(now, -2) })
    const learner = await getLearner(ctx(), { learnerId: id })
    expect(learner).toMatchObject({ name: 'Tycho', email: 'tycho@example.org' })
    expect(learner.formerAddresses).toMatchObject([{ email: 'typo@exmaple.org' }])
    expect(learner.completions).toHaveLength(2)
    expect((await listLearners(ctx(), { issuerId: desk.issuerId })).rows).toHaveLength(1)

    const other = { email: 'other@example.org', name: 'Other', at: addDays(now, -2) }
    await desk.complete(other)
    const take = changeAddress(ctx(), { learnerId: id, email: 'OTHER@example.org' })
    await expect(take).rejects.toThrow('address of Other')
  })
})

it('finds learners by a part of a name in any script, and pages through all of them once', async () => {
  const desk = await openDesk(ctx(), 'search')
  const names = ['李晓明', 'يوسف حداد', "Zoë O'Brien", '100% sure_', 'Ng', 'A'.repeat(300)]
  await desk.complete(
    ...names.map((name, i) => ({ name, email: `s${i}@search.example.org`, at: addDays(now, -2) })),
  )
  const search = async (text: string) =>
    (await listLearners(ctx(), { issuerId: desk.issuerId, search: text })).rows.map((r) => r.name)
  expect(await search('حداد')).toEqual(['يوسف حداد'])
  expect(await search('李')).toEqual(['李晓明'])
  expect(await search("o'br")).toEqual(["Zoë O'Brien"])
  expect(await search('0%')).toEqual([])
  expect(await search('00% s')).toEqual(['100% sure_'])
  expect(await search('s4@SEARCH')).toEqual(['Ng'])
  expect(await search('\0ng')).toEqual(['Ng'])
  const seen: string[] = []
  let before: string | undefined
  do {
    const page = await listLearners(ctx(), { issuerId: desk.issuerId, before, limit: 2 })
    seen.push(...page.rows.map((row) => row.name))
    before = page.next ?? undefined
  } while (before)
  expect(seen.toSorted()).toEqual(names.toSorted())
})

async function pair(issuerId: string, keep: string, merge: string) {
  return { keepId: await learnerId(issuerId, keep), mergeId: await learnerId(issuerId, merge) }
}

async function learnerId(issuerId: string, email: string): Promise<string> {
  const [row] = await laurel.sql`
    select id from learners where issuer_id = ${issuerId} and lower(email) = lower(${email})`
  return row?.id
}

/** The certificates that are held, with who holds them. */
function certificatesOf(issuerId: string) {
  return laurel.sql`
    select c.learner_id, h.holder_id, c.recipient_name, c.cycle, c.supersedes_id from certificates c
    join holdings h on h.certificate_id = c.id where c.issuer_id = ${issuerId} order by c.issued_at`
}
