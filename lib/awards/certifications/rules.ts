import { addDays, addMonths } from '@/lib/platform/clock/dates'
import { dayOf } from '@/lib/platform/language/rules'
import { type Sentence, say } from '@/lib/platform/language/say'

export type Requirement =
  | { kind: 'course'; courseId: string; courseCode: string; passMark: number | null }
  | { kind: 'certification'; certificationId: string; title: string }
  | { kind: 'fee'; amount: number; currency: string }

export type Programme = {
  validMonths: number | null
  renewalDays: number | null
  requirements: Requirement[]
}

export type CompletionFact = {
  id: string
  courseId: string
  completedAt: Date
  score: number | null
}

/** The newest cycle that a learner holds of a certification. */
export type Held = { certificateId: string; cycle: number; awardedAt: Date; expiresAt: Date | null }

export type Standing = {
  completions: CompletionFact[]
  /** Of this certification. */
  held: Held | null
  /** Certifications held and in force now. */
  inForce: ReadonlySet<string>
  /** Completions that this certification was awarded for before. */
  used: ReadonlySet<string>
  /** A certificate of this certification was revoked once. */
  revokedBefore: boolean
}

export type Award = {
  kind: 'award'
  completionId: string
  awardedAt: Date
  expiresAt: Date | null
  score: number | null
  cycle: number
  supersedesId: string | null
}

export type Decision = Award | { kind: 'wait' | 'refuse'; code: string; reason: Sentence }

/**
 * Whether a learner's standing earns the certification at `now`, and for which completion.
 * `refuse`: the rules are not met; `wait`: a person has to look at it first.
 */
export function decide(programme: Programme, standing: Standing, now: Date): Decision {
  const { held } = standing
  if (held) {
    const closed = renewalClosed(programme, held, now)
    if (closed) return closed
  }
  const proofs: CompletionFact[] = []
  for (const requirement of programme.requirements) {
    const { unmet: missing, proof } = meet(requirement, standing, now)
    if (missing) return refuse(missing.code, missing.reason)
    if (proof) proofs.push(proof)
  }
  const last = proofs.reduce((a, b) => (b.completedAt > a.completedAt ? b : a))
  return award(programme, standing, last, now)
}

function award(
  programme: Programme,
  { held, used, revokedBefore }: Standing,
  completion: CompletionFact,
  now: Date,
): Decision {
  const { id: completionId, completedAt: awardedAt, score } = completion
  if (used.has(completionId))
    return refuse('already-awarded', say('certifications.reason.alreadyAwarded'))
  if (revokedBefore) {
    const reason = say('certifications.reason.revokedBefore')
    return { kind: 'wait', code: 'revoked-before', reason }
  }
  const expiresAt = programme.validMonths ? addMonths(awardedAt, programme.validMonths) : null
  if (expiresAt && expiresAt <= now) {
    return refuse(
      'expired-already',
      say('certifications.reason.expiredAlready', { day: dayOf(expiresAt) }),
    )
  }
  const supersedesId = held?.certificateId ?? null
  const cycle = (held?.cycle ?? 0) + 1
  return { kind: 'award', completionId, awardedAt, expiresAt, score, cycle, supersedesId }
}

/** Why the certificate held stands in the way; once it has expired, it can be earned anew. */
function renewalClosed({ renewalDays }: Programme, held: Held, now: Date): Decision | null {
  if (held.expiresAt && held.expiresAt <= now) return null
  if (!held.expiresAt || !renewalDays)
    return refuse('already-held', say('certifications.reason.alreadyHeld'))
  const opens = addDays(held.expiresAt, -renewalDays)
  if (now >= opens) return null
  return refuse(
    'renewal-not-open',
    say('certifications.reason.renewalNotOpen', { day: dayOf(opens) }),
  )
}

type Outcome = { unmet?: { code: string; reason: Sentence }; proof?: CompletionFact }

function meet(requirement: Requirement, standing: Standing, now: Date): Outcome {
  switch (requirement.kind) {
    case 'course':
      return meetCourse(requirement, standing, now)
    case 'certification':
      if (standing.inForce.has(requirement.certificationId)) return {}
      return unmet(
        'needs-certification',
        say('certifications.reason.needsCertification', { title: requirement.title }),
      )
    case 'fee': {
      const fee = formatFee(requirement.amount, requirement.currency)
      return unmet('fee-unpaid', say('certifications.reason.feeUnpaid', { fee }))
    }
  }
}

/** The newest completion that passes; in a renewal only those after the certificate held count. */
function meetCourse(
  { courseId, courseCode, passMark }: Extract<Requirement, { kind: 'course' }>,
  { completions, held }: Standing,
  now: Date,
): Outcome {
  const candidates = completions.filter(
    (completion) =>
      completion.courseId === courseId &&
      completion.completedAt <= now &&
      (!held || completion.completedAt > held.awardedAt),
  )
  const newest = candidates.sort((a, b) => b.completedAt.getTime() - a.completedAt.getTime())
  const passed = newest.find(
    (completion) =>
      passMark === null || (completion.score !== null && completion.score >= passMark),
  )
  if (passed) return { proof: passed }
  const [last] = newest
  if (!last)
    return unmet(
      'course-missing',
      say('certifications.reason.courseMissing', { course: courseCode }),
    )
  if (last.score === null) {
    return unmet(
      'score-missing',
      say('certifications.reason.scoreMissing', { course: courseCode, passMark: passMark ?? 0 }),
    )
  }
  const best = Math.max(...newest.map((completion) => completion.score ?? 0))
  return unmet(
    'below-pass-mark',
    say('certifications.reason.belowPassMark', {
      course: courseCode,
      best,
      passMark: passMark ?? 0,
    }),
  )
}

/** A requirement as a sentence for people. */
export function requirementSentence(requirement: Requirement): Sentence {
  switch (requirement.kind) {
    case 'course': {
      const { courseCode: course, passMark } = requirement
      return passMark === null
        ? say('certifications.requirement.course', { course })
        : say('certifications.requirement.courseWithMark', { course, passMark })
    }
    case 'certification':
      return say('certifications.requirement.certification', { title: requirement.title })
    case 'fee':
      return say('certifications.requirement.fee', {
        fee: formatFee(requirement.amount, requirement.currency),
      })
  }
}

/** `amount` in the currency's minor unit. */
function formatFee(amount: number, currency: string) {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function refuse(code: string, reason: Sentence): Decision {
  return { kind: 'refuse', code, reason }
}

function unmet(code: string, reason: Sentence): Outcome {
  return { unmet: { code, reason } }
}

/** Public pages count no further than this. */
export const countedUpTo = 1001

/**
 * How many certificates are said to have been awarded: a round number that there are at least, or
 * null below ten, where a count would point at people.
 */
export function roundedDown(count: number): number | null {
  if (count < 10) return null
  const step = count < 100 ? 10 : count < 1000 ? 100 : 1000
  return Math.floor(count / step) * step
}
