import type { Sentence } from '@/lib/platform/language/say'
import type { Check, CheckName, CheckOutcome } from './checks'

/**
 * Why a step ends before it has passed: what it looked at is wrong (`failed`), or could not be looked
 * at (`unknown`). `step` is the step that it concerns, which need not be the one that found it.
 */
export class Fault extends Error {
  constructor(
    readonly step: CheckName,
    readonly outcome: 'failed' | 'unknown',
    readonly sentence: Sentence,
  ) {
    super(sentence.key)
  }
  get check(): Check {
    return checkOf(this.step, this.outcome, this.sentence)
  }
}

export function checkOf(name: CheckName, outcome: CheckOutcome, detail: Sentence): Check {
  return { name, outcome, detail }
}

/** What was found, or the fault that ended the search; anything else that is thrown is a bug. */
export async function orFault<T>(work: () => T | Promise<T>): Promise<T | Fault> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}
