import type { Asked } from '@/lib/awards/certifications/public-requirements'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'

/** What a certification asks for, in sentences: machines hand it on to people who see no more than it. */
export function criteriaText(asked: readonly Asked[]): string {
  if (asked.length === 0) return english(say('credentials.criteria.none'))
  return asked.map(sentenceOf).join(' ')
}

function sentenceOf(one: Asked): string {
  if (one.kind === 'certification') {
    return english(say('credentials.criteria.certification', { title: one.title }))
  }
  if (one.kind === 'fee') return english(say('credentials.criteria.fee'))
  const { title, passMark } = one
  return passMark === null
    ? english(say('credentials.criteria.course', { title }))
    : english(say('credentials.criteria.courseScore', { title, score: passMark }))
}
