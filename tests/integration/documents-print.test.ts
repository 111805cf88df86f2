import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const folder = mkdtempSync(join(tmpdir(), 'laurel-print-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const mm = 72 / 25.4
/** Pixels a point: at 144 dots an inch. */
const scale = 2

it.each(
  designs.flatMap((design) => (['a4', 'letter'] as const).map((paper) => [design, paper] as const)),
)(
  '%s on %s for printing: boxes as printers read them, colour to the end of the bleed, marks beyond it',
  async (design, paper) => {
    const { bytes } = await renderCertificate(
      exampleTemplate({ design, paper }),
      exampleDocument(),
      {
        print: true,
      },
    )
    const file = join(folder, `${design}-${paper}.pdf`)
    writeFileSync(file, bytes)
    execFileSync('qpdf', ['--check', file])
    const boxes = boxesOf(file)
    const [width, height] = paper === 'a4' ? [297 * mm, 210 * mm] : [11 * 72, 8.5 * 72]
    const { media, trim, bleed } = boxes
    expect(trim[2] - trim[0]).toBeCloseTo(width, 0)
    expect(trim[3] - trim[1]).toBeCloseTo(height, 0)
    for (const out of [
      [trim[0] - bleed[0], bleed[0] - media[0]],
      [trim[1] - bleed[1], bleed[1] - media[1]],
      [bleed[2] - trim[2], media[2] - bleed[2]],
      [bleed[3] - trim[3], media[3] - bleed[3]],
    ]) {
      expect(out[0]).toBeGreaterThanOrEqual(3 * mm - 0.01)
      expect(out[1]).toBeGreaterThan(10)
    }

    const page = await pixelsOf(file)
    const at = (x: number, y: number) => page.at(x * scale, (media[3] - y) * scale)
    const middle = (trim[0] + trim[2]) / 2
    // What is cut off looks like what stays: no white line where the knife slips.
    for (const inset of [1, 4]) {
      expect(at(bleed[0] + inset, (trim[1] + trim[3]) / 2)).toEqual(
        at(trim[0] + 0.5, (trim[1] + trim[3]) / 2),
      )
      expect(at(middle, bleed[3] - inset)).toEqual(at(middle, trim[3] - 0.5))
    }
    expect(at(bleed[0] - 3, bleed[1] - 3)).toEqual([255, 255, 255])
    // Along the line of each cut there is ink outside of the bleed.
    const ink = (from: number, to: number, x: number) =>
      [...Array(Math.floor(to - from)).keys()].some((i) =>
        [-0.5, 0, 0.5].some((aside) => (at(x + aside, from + i)[0] ?? 255) < 230),
      )
    expect(ink(media[1] + 1, bleed[1], trim[0])).toBe(true)
    expect(ink(bleed[3], media[3] - 1, trim[2])).toBe(true)
  },
)

type Box = [number, number, number, number]

function boxesOf(file: string) {
  const told = execFileSync('pdfinfo', ['-box', file]).toString()
  const box = (name: string) =>
    (told.match(new RegExp(`${name}Box:\\s+(.*)`))?.[1] ?? '')
      .trim()
      .split(/\s+/)
      .map(Number) as Box
  return { media: box('Media'), trim: box('Trim'), bleed: box('Bleed') }
}

async function pixelsOf(file: string) {
  const png = execFileSync('pdftoppm', ['-png', '-r', String(72 * scale), '-singlefile', file])
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return {
    at: (x: number, y: number) => {
      const from = (Math.floor(y) * info.width + Math.floor(x)) * info.channels
      return [...data.subarray(from, from + 3)]
    },
  }
}
