import type { CurrentProgramme } from '@/lib/awards/certifications/requirements'
import { type CompletionFact, decide, type Standing } from '@/lib/awards/certifications/rules'
import type { Sentence } from '@/lib/platform/language/say'
import { whyNotDrawable } from '@/lib/proof/documents/drawable'

type About = { certificationId: string; title: string }

/** What a certification would come to for a person. */
export type Expected = About &
  ({ kind: 'award' } | { kind: 'held' | 'wait' | 'refuse'; code: string; reason: Sentence })

const heldCodes = new Set(['already-held', 'already-awarded', 'renewal-not-open'])

/**
 * What a person's new completions would come to: the certifications that ask for their courses, and
 * those that ask for a certification which would be awarded. Pure.
 */
export function foresee(
  programmes: ReadonlyMap<string, CurrentProgramme>,
  standingOf: (certificationId: string) => Standing,
  facts: CompletionFact[],
  name: string,
  now: Date,
): Expected[] {
  const courses = new Set(facts.map((fact) => fact.courseId))
  const open = [...programmes].flatMap(([id, { requirements }]) =>
    requirements.some((r) => r.kind === 'course' && courses.has(r.courseId)) ? [id] : [],
  )
  const found = new Map<string, Expected>()
  const gained = new Set<string>()
  for (let id = open.shift(); id; id = open.shift()) {
    const programme = programmes.get(id) as CurrentProgramme
    const standing = standingOf(id)
    const inForce = new Set([...standing.inForce, ...gained])
    const expected = expect(id, programme, { ...standing, inForce }, name, now)
    found.set(id, expected)
    if (expected.kind !== 'award' || gained.has(id)) continue
    gained.add(id)
    // What needed this one first is asked about now, or again.
    const undecided = leadingOn(programmes, id).filter((next) => found.get(next)?.kind !== 'award')
    open.push(...undecided.filter((next) => hasTaken(programmes.get(next), standingOf(next))))
  }
  return [...found.values()]
}

function expect(
  certificationId: string,
  programme: CurrentProgramme,
  standing: Standing,
  name: string,
  now: Date,
): Expected {
  const about = { certificationId, title: programme.title }
  const decision = decide(programme, standing, now)
  if (decision.kind !== 'award') {
    const { code, reason } = decision
    const kind = heldCodes.has(code) ? 'held' : decision.kind
    return { ...about, kind, code, reason }
  }
  const undrawable = whyNotDrawable(name)
  if (!undrawable) return { ...about, kind: 'award' }
  const { code, reason } = undrawable
  return { ...about, kind: 'wait', code, reason }
}

function leadingOn(programmes: ReadonlyMap<string, CurrentProgramme>, id: string): string[] {
  return [...programmes].flatMap(([next, { requirements }]) =>
    requirements.some((r) => r.kind === 'certification' && r.certificationId === id) ? [next] : [],
  )
}

/** Whether a course of the programme was completed: without one, nothing asks about it. */
function hasTaken(programme: CurrentProgramme | undefined, { completions }: Standing): boolean {
  const courses = new Set(completions.map((completion) => completion.courseId))
  return (
    programme?.requirements.some((r) => r.kind === 'course' && courses.has(r.courseId)) ?? false
  )
}
