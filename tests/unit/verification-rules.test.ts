import { describe, expect, it } from 'vitest'
import { roundedDown } from '@/lib/awards/certifications/rules'
import { isOneCase, readAsked } from '@/lib/awards/verification/rules'
import { newPublicId } from '@/lib/platform/ids/ids'
import { linkedInLink } from '@/lib/reach/sharing/rules'

const id = '7Kp2mWqX9aTfB4sZcN0hRj3V'

describe('what a verifier pastes', () => {
  it.each([
    id,
    `  ${id}\n`,
    `https://laurel.example/c/${id}`,
    `https://laurel.example/c/${id}?from=qr#top`,
    `laurel.example/c/${id}/certificate.pdf`,
    `https%3A%2F%2Flaurel.example%2Fc%2F${id}`,
    `Certificate no. ${id}  ·  https://laurel.example/c/${id}`,
    `7Kp2 mWqX 9aTf B4sZ cN0h Rj3V`,
    `7Kp2mWqX-9aTfB4sZ–cN0hRj3V`,
    `“${id}”.`,
    `7Kp2mWqX9aTfB4sZcNOhRj3V`,
    `７Kp2mWqX9aTfB4sZcN0hRj3V`,
    `\u200e${id}\u200b`,
  ])('is read: %s', (text) => {
    expect(readAsked(text)).toEqual({ publicId: id })
  })

  it.each([
    ['', 'empty'],
    [' \u200b ', 'empty'],
    [id.slice(1), 'too-short'],
    [`${id}x`, 'too-long'],
    [`${id.slice(0, -1)}U`, 'letters'],
    [`${id.slice(0, -1)}é`, 'letters'],
    ['https://laurel.example/about', 'other-link'],
    ['%', 'letters'],
  ])('is told what is wrong with “%s”', (text, misread) => {
    expect(readAsked(text)).toEqual({ misread })
  })

  it('reads back every id that is made', () => {
    for (let i = 0; i < 500; i++) {
      const publicId = newPublicId()
      expect(readAsked(publicId.match(/.{1,4}/g)?.join('-') ?? '')).toEqual({ publicId })
    }
  })

  it('notices an id that lost its case', () => {
    expect([id, id.toLowerCase(), id.toUpperCase()].map(isOneCase)).toEqual([false, true, true])
  })
})

describe('the link to LinkedIn', () => {
  const shared = {
    ...{ url: `https://laurel.example/c/${id}`, publicId: id, title: 'Food & Safety' },
    ...{ issuerName: 'Åland Academy', awardedAt: new Date('2026-01-31T23:30:00Z') },
  }

  it('fills in the whole form', () => {
    const link = new URL(linkedInLink({ ...shared, expiresAt: new Date('2029-12-01T00:00:00Z') }))
    expect(link.origin + link.pathname).toBe('https://www.linkedin.com/profile/add')
    expect(Object.fromEntries(link.searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'Food & Safety',
      organizationName: 'Åland Academy',
      issueYear: '2026',
      issueMonth: '1',
      expirationYear: '2029',
      expirationMonth: '12',
      certUrl: shared.url,
      certId: id,
    })
  })

  it('says nothing of an expiry that there is not', () => {
    expect(linkedInLink({ ...shared, expiresAt: null })).not.toContain('expiration')
  })
})

it('rounds down how many were awarded, and keeps small numbers to itself', () => {
  expect([0, 9, 10, 57, 99, 100, 999, 1000, 1001].map(roundedDown)).toEqual([
    ...[null, null, 10, 50, 90, 100, 900, 1000, 1000],
  ])
})
