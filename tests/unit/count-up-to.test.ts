import { expect, it } from 'vitest'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'
import { counted } from '@/lib/platform/pages/count-up-to'

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1001, '1,000+'],
])('a count of %i, which ends just above a thousand, is told as %s', (count, told) => {
  expect(english(say('ui.counted', counted(count)))).toBe(told)
})

it.each([
  [0, 'None'],
  [1, '1 certificate'],
  [1001, '1,000+ certificates'],
])('%i who hold a certification are told as %s', (count, told) => {
  expect(english(say('certifications.detail.showHolders', counted(count)))).toBe(told)
})
