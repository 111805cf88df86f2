import { describe, expect, it } from 'vitest'
import { returnPath } from '@/lib/reach/sign-in/return-path'

describe('where sign-in leads', () => {
  it.each(['/', '/admin', '/c/abc?x=1&y=%20#facts'])('keeps %s', (path) => {
    expect(returnPath(path)).toBe(path)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /admin',
    'javascript:alert(1)',
    'admin',
    '',
    undefined,
    ['/admin'],
  ])('does not follow %j', (asked) => {
    expect(returnPath(asked)).toBe('/dashboard')
  })
})
