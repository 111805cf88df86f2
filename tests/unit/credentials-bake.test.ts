import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { bakePng, bakeSvg, unbakePng, unbakeSvg } from '@/lib/proof/credentials/bake'
import { hostileText } from '@/tests/support/credential-facts'

let png: Uint8Array
beforeAll(async () => {
  const blank = sharp({ create: { width: 40, height: 30, channels: 3, background: '#abc' } })
  png = new Uint8Array(await blank.png().toBuffer())
})
const svg =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'
const json = hostileText.map((text) =>
  JSON.stringify({ text: text.replace(/\p{Surrogate}/gu, '?') }),
)
const jwt = fc.stringMatching(/^eyJ[\w-]{5,30}\.[\w-]{5,30}\.[\w-]{5,30}$/)

describe('a badge', () => {
  it('gives back the JSON that was baked into it, and is a picture still', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (text) => {
        const baked = bakePng(png, text)
        expect(unbakePng(baked)).toEqual({ kind: 'ob3', text })
        expect(await sharp(baked).metadata()).toMatchObject({ width: 40, height: 30 })
        const inXml = text.replace(
          /[\ufffe\uffff]/g,
          (one) => `\\u${one.charCodeAt(0).toString(16)}`,
        )
        expect(unbakeSvg(bakeSvg(svg, text))).toEqual({ kind: 'ob3', text: inXml })
        expect(JSON.parse(inXml)).toEqual(JSON.parse(text))
      }),
      { numRuns: 50, examples: [['{"text":"\ufffe\uffff"}']] },
    )
  })

  it('gives back a JWT, and the last that was baked', () => {
    fc.assert(
      fc.property(jwt, json, (token, text) => {
        expect(unbakeSvg(bakeSvg(svg, token))).toEqual({ kind: 'ob3', text: token })
        expect(unbakePng(bakePng(bakePng(png, text), token))).toEqual({ kind: 'ob3', text: token })
      }),
    )
  })

  it('has nothing where nothing was baked', () => {
    expect(unbakePng(png)).toBeNull()
    expect(unbakeSvg(svg)).toBeNull()
    expect(unbakeSvg('<svg>')).toBeNull()
    expect(unbakeSvg('not a drawing')).toBeNull()
    expect(unbakePng(new Uint8Array())).toBeNull()
  })

  it('of Open Badges 2.0 is read too', () => {
    const old =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="https://example.org/1"/></svg>'
    expect(unbakeSvg(old)).toEqual({ kind: 'ob2', text: 'https://example.org/1' })
  })
})

describe('a hostile picture', () => {
  it('is read in bounded time and memory: a bomb, a mutant, one that is cut off', () => {
    const baked = bakePng(png, '{"a":1}')
    const bomb = withText(
      baked,
      Buffer.concat([Buffer.of(1, 0, 0, 0), deflateSync(Buffer.alloc(50_000_000))]),
    )
    expect(unbakePng(bomb)).toBeNull()
    fc.assert(
      fc.property(fc.nat(baked.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const mutant = Uint8Array.from(baked)
        mutant[at] = (mutant[at] ?? 0) ^ change
        expect([null, '{"a":1}']).toContain(unbakePng(mutant)?.text ?? null)
        expect([null, '{"a":1}']).toContain(unbakePng(baked.subarray(0, at))?.text ?? null)
      }),
      { numRuns: 1000 },
    )
  })

  it('with entities or endless nesting is no drawing that anything is read from', () => {
    const entities = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;">]>${svg.slice(21).replace('<path d="M0 0"/>', '<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">&b;</openbadges:credential>')}`
    expect(unbakeSvg(entities)).toBeNull()
    expect(unbakeSvg('<a>'.repeat(200_000))).toBeNull()
  })
})

/** Puts other data behind the keyword of the baked chunk. */
function withText(baked: Uint8Array, data: Buffer): Uint8Array {
  const text = Buffer.concat([Buffer.from('openbadgecredential\0'), data])
  const plain = bakePng(baked, 'x'.repeat(text.length - 24))
  const bytes = Buffer.from(plain)
  const at = bytes.indexOf('iTXt')
  text.copy(bytes, at + 4)
  bytes.writeUInt32BE(crc32(bytes.subarray(at, at + 4 + text.length)), at + 4 + text.length)
  return new Uint8Array(bytes)
}
