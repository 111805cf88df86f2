import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CompletionFact,
  type Decision,
  decide,
  type Held,
  type Programme,
  type Requirement,
  requirementSentence,
  type Standing,
} from '@/lib/awards/certifications/rules'
import { addDays, addMonths } from '@/lib/platform/clock/dates'
import { english } from '@/lib/platform/language/english'

const now = new Date('2026-06-15T12:00:00Z')
const daysAgo = (days: number) => addDays(now, -days)
const course = (courseId: string, passMark: number | null = 60): Requirement => ({
  ...{ kind: 'course', courseId, courseCode: courseId.toUpperCase(), passMark },
})
const done = (id: string, courseId: string, days: number, score: number | null = 80) => ({
  ...{ id, courseId, completedAt: daysAgo(days), score },
})

describe('a first award', () => {
  it('is dated by the newest of the completions it needs', () => {
    const both = programme({ requirements: [course('x'), course('y')], validMonths: 12 })
    const standing = shows({ completions: [done('1', 'x', 40), done('2', 'y', 10, 70)] })
    expect(decide(both, standing, now)).toEqual({
      ...{ kind: 'award', completionId: '2', awardedAt: daysAgo(10), score: 70 },
      ...{ expiresAt: addMonths(daysAgo(10), 12), cycle: 1, supersedesId: null },
    })
  })

  it('takes the newest completion that passed, even after one that did not', () => {
    const standing = shows({
      completions: [
        done('old', 'x', 30),
        done('passed', 'x', 20, 60),
        done('failed', 'x', 10, 59.99),
      ],
    })
    expect(decide(programme({}), standing, now)).toMatchObject({ completionId: 'passed' })
  })

  it.each([
    ['course-missing', {}, { completions: [done('1', 'other', 1)] }, 'X has not been completed.'],
    ['course-missing', {}, { completions: [done('1', 'x', -1)] }, 'X has not been completed.'],
    [
      'below-pass-mark',
      {},
      { completions: [done('1', 'x', 2, 59), done('2', 'x', 1, 58)] },
      'X was scored 59; the pass mark is 60.',
    ],
    [
      'score-missing',
      {},
      { completions: [done('1', 'x', 1, null)] },
      'X has no score; the pass mark is 60.',
    ],
    [
      'needs-certification',
      {
        requirements: [
          course('x'),
          { kind: 'certification', certificationId: 'c', title: 'First' },
        ],
      },
      {},
      'It needs “First” first.',
    ],
    [
      'fee-unpaid',
      { requirements: [course('x'), { kind: 'fee', amount: 4900, currency: 'EUR' }] },
      {},
      'The fee of €49.00 has not been paid.',
    ],
    [
      'fee-unpaid',
      { requirements: [course('x'), { kind: 'fee', amount: 4900, currency: 'JPY' }] },
      {},
      'The fee of ¥4,900 has not been paid.',
    ],
    [
      'expired-already',
      { validMonths: 1 },
      { completions: [done('1', 'x', 40)] },
      'It would have expired on 6 Jun 2026.',
    ],
    ['already-awarded', {}, { used: new Set(['1']) }, 'This completion was awarded before.'],
  ] satisfies [string, Partial<Programme>, Partial<Standing>, string][])(
    'is refused: %s %#',
    (code, asked, standing, reason) => {
      const decision = decide(programme(asked), shows(standing), now)
      expect(told(decision)).toEqual({ kind: 'refuse', code, reason })
    },
  )

  it('waits for a person when an earlier certificate was revoked', () => {
    const decision = decide(programme({}), shows({ revokedBefore: true }), now)
    expect(decision).toMatchObject({ kind: 'wait', code: 'revoked-before' })
  })

  it('asks for no score where there is no pass mark', () => {
    const asked = programme({ requirements: [course('x', null)] })
    const standing = shows({ completions: [done('1', 'x', 1, null)] })
    expect(decide(asked, standing, now)).toMatchObject({ kind: 'award', score: null })
  })
})

describe('a renewal', () => {
  const renewable = programme({ validMonths: 12, renewalDays: 30 })
  const held = (expiresIn: number): Held => ({
    ...{ certificateId: 'held', cycle: 3, awardedAt: daysAgo(300), expiresAt: daysAgo(-expiresIn) },
  })
  const renewing = (over: Partial<Standing>) =>
    shows({ used: new Set(['1']), completions: [done('1', 'x', 300), done('2', 'x', 5)], ...over })

  it('supersedes what is held from the day its window opens', () => {
    expect(decide(renewable, renewing({ held: held(30) }), now)).toMatchObject({
      ...{ kind: 'award', completionId: '2', cycle: 4, supersedesId: 'held' },
    })
    const early = decide(renewable, renewing({ held: held(31) }), now)
    expect(early).toMatchObject({ kind: 'refuse', code: 'renewal-not-open' })
    expect(told(early)).toHaveProperty(
      'reason',
      'It is held already; renewal opens on 16 Jun 2026.',
    )
  })

  it('needs a completion newer than the one that is held', () => {
    const standing = renewing({ held: held(1), completions: [done('1', 'x', 300)] })
    expect(decide(renewable, standing, now)).toMatchObject({ code: 'course-missing' })
  })

  it('is not for what never expires, nor for what does not renew before it has expired', () => {
    const forever = { ...held(1), expiresAt: null }
    const once = programme({ validMonths: 12 })
    for (const [asked, standing] of [
      [programme({}), renewing({ held: forever })],
      [renewable, renewing({ held: forever })],
      [once, renewing({ held: held(1) })],
    ] as const) {
      expect(decide(asked, standing, now)).toMatchObject({ kind: 'refuse', code: 'already-held' })
    }
  })

  it('lets what does not renew be earned anew once it has expired', () => {
    const once = programme({ validMonths: 12 })
    expect(decide(once, renewing({ held: held(0) }), now)).toMatchObject({
      ...{ kind: 'award', completionId: '2', cycle: 4, supersedesId: 'held' },
    })
  })
})

describe('whatever a learner has to show', () => {
  it('an award follows from the rules, and nothing else does', () => {
    let awards = 0
    const property = fc.property(worlds(), ({ asked, standing }) => {
      const decision = decide(asked, standing, now)
      if (decision.kind !== 'award') return
      awards++
      const { held } = standing
      const proofs = asked.requirements.flatMap((requirement) => {
        if (requirement.kind === 'certification') {
          expect(standing.inForce.has(requirement.certificationId)).toBe(true)
        }
        expect(requirement.kind).not.toBe('fee')
        if (requirement.kind !== 'course') return []
        const passed = standing.completions.filter(
          ({ courseId, score, completedAt }) =>
            courseId === requirement.courseId &&
            (requirement.passMark === null || (score ?? -1) >= requirement.passMark) &&
            completedAt <= now &&
            (!held || completedAt > held.awardedAt),
        )
        expect(passed).not.toEqual([])
        return [Math.max(...passed.map(({ completedAt }) => completedAt.getTime()))]
      })
      const used = standing.completions.find(({ id }) => id === decision.completionId)
      expect(used).toMatchObject({ completedAt: decision.awardedAt, score: decision.score })
      expect(decision.awardedAt.getTime()).toBe(Math.max(...proofs))
      expect(standing.used.has(decision.completionId)).toBe(false)
      expect(standing.revokedBefore).toBe(false)

      expect(decision.expiresAt === null).toBe(asked.validMonths === null)
      if (decision.expiresAt) {
        expect(decision.expiresAt > decision.awardedAt && decision.expiresAt > now).toBe(true)
      }
      expect(decision.cycle).toBe((held?.cycle ?? 0) + 1)
      expect(decision.supersedesId).toBe(held?.certificateId ?? null)
      if (held) {
        const opens = addDays(held.expiresAt ?? new Date(Number.NaN), -(asked.renewalDays ?? 0))
        expect(now >= opens && decision.awardedAt > held.awardedAt).toBe(true)
      }
    })
    fc.assert(property, { numRuns: 1500, seed: 2 })
    expect(awards).toBeGreaterThan(50)
  })

  it('the order of its completions makes no difference', () => {
    fc.assert(
      fc.property(worlds(), fc.infiniteStream(fc.nat()), ({ asked, standing }, keys) => {
        const shuffled = standing.completions
          .map((completion) => [keys.next().value, completion] as const)
          .sort(([a], [b]) => a - b)
          .map(([, completion]) => completion)
        const again = decide(asked, { ...standing, completions: shuffled }, now)
        expect(again).toEqual(decide(asked, standing, now))
      }),
      { numRuns: 300, seed: 2 },
    )
  })

  it('every refusal has a code and one sentence', () => {
    fc.assert(
      fc.property(worlds(), ({ asked, standing }) => {
        const decision = decide(asked, standing, now)
        if (decision.kind === 'award') return
        expect(decision.code).toMatch(/^[a-z]+(-[a-z]+)*$/)
        expect(english(decision.reason)).toMatch(/^[A-Z].*\.$/)
      }),
      { numRuns: 200, seed: 2 },
    )
  })
})

it('tells its requirements in sentences', () => {
  expect(
    [
      course('ds-101'),
      course('ds-101', null),
      { kind: 'certification', certificationId: 'c', title: 'First' } as const,
      { kind: 'fee', amount: 4950, currency: 'EUR' } as const,
    ].map((requirement) => english(requirementSentence(requirement))),
  ).toEqual([
    'Complete DS-101 with at least 60 of 100',
    'Complete DS-101',
    'Hold “First”',
    'Pay €49.50',
  ])
})

function programme(over: Partial<Programme>): Programme {
  return { validMonths: null, renewalDays: null, requirements: [course('x')], ...over }
}

function shows(over: Partial<Standing>): Standing {
  return {
    ...{ completions: [done('1', 'x', 10)], held: null, revokedBefore: false },
    ...{ inForce: new Set<string>(), used: new Set<string>(), ...over },
  }
}

/** Programmes and standings near the edges: few courses, scores about the pass mark, days about now. */
function worlds() {
  const courses = ['x', 'y', 'z']
  const requirement = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .record({ id: fc.constantFrom(...courses), mark: fc.constantFrom(null, 59.99, 60) })
        .map(({ id, mark }) => course(id, mark)),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('p', 'q')
        .map((id): Requirement => ({ kind: 'certification', certificationId: id, title: id })),
    },
    {
      weight: 1,
      arbitrary: fc.constant<Requirement>({ kind: 'fee', amount: 100, currency: 'EUR' }),
    },
  )
  const completion = fc.record({
    courseId: fc.constantFrom(...courses),
    days: fc.integer({ min: -2, max: 60 }),
    score: fc.constantFrom(null, 59, 59.99, 60, 80, 100),
  })
  const completions = fc
    // The table allows a learner one completion of a course at a moment.
    .uniqueArray(completion, {
      selector: ({ courseId, days }) => `${courseId} ${days}`,
      minLength: 3,
      maxLength: 9,
    })
    .map((list): CompletionFact[] =>
      list.map(({ courseId, days, score }, i) => done(String(i), courseId, days + i / 100, score)),
    )
  const held = fc.option(
    fc.record({
      certificateId: fc.constant('held'),
      cycle: fc.integer({ min: 1, max: 3 }),
      awardedAt: fc.integer({ min: 1, max: 60 }).map(daysAgo),
      expiresAt: fc.option(fc.integer({ min: -40, max: 40 }).map(daysAgo)),
    }),
  )
  return fc.record({
    asked: fc
      .record({
        requirements: fc.array(requirement, { maxLength: 2 }),
        always: fc.constantFrom(...courses).map((id) => course(id)),
        validMonths: fc.option(fc.constantFrom(1, 2, 12)),
        renewalDays: fc.option(fc.constantFrom(1, 30)),
      })
      .map(({ requirements, always, validMonths, renewalDays }) =>
        programme({
          ...{ requirements: [always, ...requirements], validMonths },
          renewalDays: validMonths && renewalDays,
        }),
      ),
    standing: fc
      .record({
        completions,
        held,
        inForce: fc.uniqueArray(fc.constantFrom('p', 'q')),
        used: fc.uniqueArray(fc.constantFrom('0', '1', '2', '3', '4', '5'), { maxLength: 3 }),
        revokedBefore: fc.constantFrom(false, false, false, true),
      })
      .map(({ inForce, used, ...rest }) =>
        shows({ ...rest, inForce: new Set(inForce), used: new Set(used) }),
      ),
  })
}

/** With its reason in words. */
function told(decision: Decision) {
  return decision.kind === 'award' ? decision : { ...decision, reason: english(decision.reason) }
}
