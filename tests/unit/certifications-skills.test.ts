import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinSkills, partSkills, skillLine } from '@/lib/awards/certifications/skills'

const word = fc.stringMatching(/^[\p{L}\p{N}]{1,6}$/u)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const skill = fc.record({ name, link: fc.option(fc.webUrl(), { nil: undefined }) })

it('gives back each skill with its link, however often it is typed again', () => {
  fc.assert(
    fc.property(fc.uniqueArray(skill, { selector: (one) => one.name, maxLength: 8 }), (given) => {
      const lines = given.map((one) => (one.link ? `${one.name} ${one.link}` : one.name))
      for (const line of lines) expect(skillLine.safeParse(line).success).toBe(true)
      const { skills, skillLinks } = partSkills(lines)
      expect(skills).toEqual(given.map((one) => one.name))
      for (const one of given) expect(skillLinks[one.name]).toBe(one.link)
      expect(joinSkills(skills, skillLinks)).toEqual(lines)
    }),
  )
})

it('refuses a long name, whatever link is behind it, and takes a long link', () => {
  const link = `https://example.org/${'a'.repeat(300)}`
  expect(skillLine.safeParse(`${'a'.repeat(61)} ${link}`).success).toBe(false)
  expect(skillLine.safeParse(`${'a'.repeat(60)} ${link}`).success).toBe(true)
})
