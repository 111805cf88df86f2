import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slugOf } from '@/components/ui/slug'
import { slug } from '@/lib/awards/issuers/schema'

it.each([
  ['Foundations of Data Science', 'foundations-of-data-science'],
  ['  École d’été: niveau 2 ', 'ecole-d-ete-niveau-2'],
  ['Đà Nẵng', 'a-nang'],
  ['数据科学', ''],
  ['---', ''],
])('%j is %j', (title, expected) => {
  expect(slugOf(title)).toBe(expected)
})

it('is empty or what links take, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const made = slugOf(title)
      expect(made === '' || slug.max(80).safeParse(made).success).toBe(true)
    }),
  )
})
