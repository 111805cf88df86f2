import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskSecretLinks } from '@/lib/platform/email/mask'

test('keeps the words and the host, and nothing behind it', () => {
  const cases: [string, string][] = [
    ['Open https://example.org/sign-in?token=s3cret&x=1#y now', 'Open https://example.org/… now'],
    [
      '<a href="http://localhost:3000/in/s3cret">In</a>',
      '<a href="http://localhost:3000/…">In</a>',
    ],
    ['<a href="https://a.example?t=1&amp;u=2">', '<a href="https://a.example/…">'],
    ['(HTTPS://EXAMPLE.ORG/s3cret).', '(HTTPS://EXAMPLE.ORG/…'],
    [
      'https://s3cret@example.org/a and laurel://in?s3cret',
      'https://example.org/… and laurel://in/…',
    ],
    ['x1https://example.org\\s3cret', 'x1https://example.org/…'],
    ['See https://example.org for more.', 'See https://example.org for more.'],
    ['no link: 12:30, a/b, c//d', 'no link: 12:30, a/b, c//d'],
  ]
  for (const [text, masked] of cases) expect(maskSecretLinks(text)).toBe(masked)
})

// Alphabets that cannot spell the token by chance in what surrounds it.
const token = fc.stringMatching(/^[A-Z0-9_-]{8,64}$/)
const word = fc.stringMatching(/^[a-z.]{1,12}$/)
const link = fc
  .record({ host: word, path: word, token, where: fc.constantFrom(...'puqfm') })
  .map(({ host, path, token, where }) => {
    const forms: Record<string, string> = {
      p: `https://${host}/${path}/${token}`,
      u: `https://${token}@${host}/${path}`,
      q: `http://${host}:3000/${path}?next=%2F${path}&token=${token}`,
      f: `https://${host}#${token}`,
      m: `https://${host}/${path}?u=https://${host}/${token}&e=a@${host}`,
    }
    return { token, url: forms[where] ?? '' }
  })

test('no token survives, wherever it stands, in text or HTML; a second masking changes nothing', () => {
  const piece = fc.oneof(
    word.map((text) => ({ text, token: null })),
    link.map(({ url, token }) => ({ text: ` ${url} `, token })),
    link.map(({ url, token }) => ({
      text: `<a href="${escaped(url)}">${escaped(url)}</a>`,
      token,
    })),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const masked = maskSecretLinks(pieces.map((one) => one.text).join(''))
      for (const { token } of pieces) if (token) expect(masked).not.toContain(token)
      expect(maskSecretLinks(masked)).toBe(masked)
    }),
    { numRuns: 3_000 },
  )
})

test('any text without “://” stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replaceAll('://', '')
      if (!plain.includes('://')) expect(maskSecretLinks(plain)).toBe(plain)
    }),
  )
})

test('takes time in proportion, whatever it reads', () => {
  const started = performance.now()
  for (const text of ['a'.repeat(500_000), 'https://'.repeat(60_000), `${'a:/'.repeat(150_000)}`]) {
    maskSecretLinks(text)
  }
  expect(performance.now() - started).toBeLessThan(1_500)
})

function escaped(url: string) {
  return url.replaceAll('&', '&amp;')
}
