import { crc32 } from 'node:zlib'
import type { Verification } from '@/lib/awards/verification/schema'
import { bakePng, bakeSvg, unbakePng, unbakeSvg } from '@/lib/proof/credentials/bake'
import { sameJson } from '@/lib/proof/credentials/verify/json'
import { changedBytes } from './changed-bytes'
import { changedToken, meaningOf, mutantOf, partsOf, pick, type Storm } from './verify-mutants'

type Random = () => number
type Form = {
  bake(text: string): Buffer
  /** What is found baked into it. */
  read(picture: Buffer): string | undefined
  /** The picture with another text beside its own. */
  forge(picture: Buffer, text: string, place: 'before' | 'behind'): Buffer
  /** The picture with small changes in the part that holds the text, sound again around it. */
  mend(picture: Buffer, random: Random): Buffer
}

/** Looks at mutants of a picture with a credential or its JWT in it; what is valid says the same. */
export async function stormPicture(
  form: Form,
  text: string,
  look: (bytes: Uint8Array) => Promise<Verification>,
  random: Random,
  count: number,
): Promise<Storm> {
  const storm: Storm = { tried: 0, accepted: 0, wrong: [] }
  const picture = form.bake(text)
  const right = await look(picture)
  if (right.verdict !== 'valid') throw new Error(`the picture itself is ${right.verdict}`)
  const same = await comparison(text)
  while (storm.tried < count) {
    const mutant = changedPicture(form, picture, text, random)
    if (mutant.equals(picture)) continue
    storm.tried += 1
    const found = await look(mutant)
    if (found.verdict !== 'valid') continue
    storm.accepted += 1
    const facts = JSON.stringify(found.foreign) === JSON.stringify(right.foreign)
    const read = form.read(mutant)
    if (!facts || read === undefined || !(await same(read.trim()))) {
      storm.wrong.push(read ?? 'nothing that is found baked into it')
    }
  }
  return storm
}

async function comparison(text: string): Promise<(other: string) => Promise<boolean>> {
  if (!text.startsWith('{')) {
    const parts = partsOf(text)
    return async (other) => sameJson(parts, partsOf(other))
  }
  const meaning = await meaningOf(JSON.parse(text))
  return async (other) => (await meaningOf(JSON.parse(other))) === meaning
}

function changedPicture(form: Form, picture: Buffer, text: string, random: Random): Buffer {
  const other = () => (text.startsWith('{') ? mutantOf(text, random) : changedToken(text, random))
  return pick(random, [
    () => changedBytes(picture, random),
    () => form.mend(picture, random),
    () => form.bake(other()),
    () => form.forge(picture, other(), pick(random, ['before', 'behind'] as const)),
  ])()
}

/** `plain`: the picture without a credential. */
export function pngForm(plain: Uint8Array): Form {
  return {
    bake: (text) => Buffer.from(bakePng(plain, text)),
    read: (png) => unbakePng(png)?.text,
    forge(png, text, place) {
      const other = textChunk(bakePng(plain, text))
      const own = textChunk(png)
      const at = png.indexOf(own) + (place === 'before' ? 0 : own.length)
      return Buffer.concat([png.subarray(0, at), other, png.subarray(at)])
    },
    mend(png, random) {
      const own = textChunk(png)
      const body = changedBytes(own.subarray(4, -4), random)
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
      length.writeUInt32BE(Math.max(0, body.length - 4))
      sum.writeUInt32BE(crc32(body))
      const [before, after] = around(png, own)
      return Buffer.concat([before, length, body, sum, after])
    },
  }
}

/** The chunk with the text, which stands right behind the header (PNG, third edition, 5.3). */
function textChunk(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png)
  const at = 8 + 25
  return bytes.subarray(at, at + 12 + bytes.readUInt32BE(at))
}

export function svgForm(plain: string): Form {
  const element = (text: string) =>
    Buffer.from(
      bakeSvg('<svg></svg>', text)
        .replace(/^<svg[^>]*>/, '')
        .replace(/<\/svg>$/, ''),
    )
  return {
    bake: (text) => Buffer.from(bakeSvg(plain, text)),
    read: (svg) => unbakeSvg(svg.toString())?.text,
    forge(svg, text, place) {
      const at = place === 'before' ? svg.indexOf('<openbadges:') : svg.lastIndexOf('</svg>')
      return Buffer.concat([svg.subarray(0, at), element(text), svg.subarray(at)])
    },
    mend(svg, random) {
      const from = svg.indexOf('<openbadges:')
      const to = svg.indexOf('</openbadges:') + '</openbadges:credential>'.length
      const own = changedBytes(svg.subarray(from, to), random)
      return Buffer.concat([svg.subarray(0, from), own, svg.subarray(to)])
    },
  }
}

function around(whole: Buffer, part: Buffer): [Buffer, Buffer] {
  const at = whole.indexOf(part)
  return [whole.subarray(0, at), whole.subarray(at + part.length)]
}
