import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settingsSchema } from '@/lib/platform/env/schema'

const read = (name: string) => readFileSync(name, 'utf8')

it('the README lists every setting, and no other', () => {
  const listed = [...read('README.md').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map((row) => row[1])
  expect(listed.toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted())
})

it('what the documents point at is there', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md']
  const paths = documents.flatMap((name) =>
    [
      ...read(name).matchAll(
        /`((?:app|components|lib|inngest|db|scripts|tests|examples)\/[^`*…]*)`/g,
      ),
    ].map((found) => String(found[1])),
  )
  const plain = paths.filter((path) => !/[<{]/.test(path))
  expect(plain.length).toBeGreaterThan(20)
  expect(plain.filter((path) => !existsSync(path))).toEqual([])
})
