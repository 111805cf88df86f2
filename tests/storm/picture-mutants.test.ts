import { beforeAll, expect, it } from 'vitest'
import { verify } from '@/lib/awards/verification/verify'
import { drawBadge } from '@/lib/proof/badges/draw-badge'
import { toPng } from '@/lib/proof/documents/picture/to-png'
import { exampleTemplate } from '../support/documents-example'
import { newIssuer, now, openBadge, signFreely } from '../support/foreign-issuer'
import { badgeClaims, signToken, tokenIssuer } from '../support/foreign-token'
import { useLaurel } from '../support/laurel'
import { pngForm, stormPicture, svgForm } from '../support/picture-mutants'
import { seededRandom } from '../support/random'

const mutants = 10_000
const laurel = useLaurel({ story: false })
const words = { title: 'Safe Welding', issuerName: 'Test Academy', year: '2026' }
const svg = drawBadge({ ...words, description: 'Safe Welding' }, exampleTemplate().look)
let png: Uint8Array
let texts: Record<'credential' | 'JWT', string>

beforeAll(async () => {
  png = await toPng(svg, 0.25)
  const [issuer, tokens] = [await newIssuer(), await tokenIssuer('ES256')]
  texts = {
    credential: JSON.stringify(await signFreely(openBadge(issuer.id), issuer)),
    JWT: await signToken(badgeClaims(tokens.id), tokens),
  }
})

const look = (bytes: Uint8Array) => verify(laurel.ctx(now), { file: { name: 'badge', bytes } })

it.each([
  ['PNG', 'credential'],
  ['PNG', 'JWT'],
  ['SVG', 'credential'],
  ['SVG', 'JWT'],
] as const)(
  '%s with a %s: of 10,000 mutants none that says something else is valid',
  async (kind, what) => {
    const form = kind === 'PNG' ? pngForm(png) : svgForm(svg)
    const storm = await stormPicture(form, texts[what], look, seededRandom(11), mutants)
    console.log(
      `${kind}, ${what}: ${storm.tried} mutants, ${storm.accepted} valid that say the same`,
    )
    expect(storm.wrong).toEqual([])
    expect(storm.tried).toBe(mutants)
  },
)
