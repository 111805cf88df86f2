import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import { fieldIds, type Look, type Template } from '@/lib/proof/documents/schema'
import { cleanPicture } from '@/lib/proof/pictures/clean-picture'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const folder = mkdtempSync(join(tmpdir(), 'laurel-pictures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const id = '00000000-0000-4000-8000-000000000001'
/** The logo alone on the page: where it stands is then known. */
const logoAlone: Partial<Look> = {
  ...{ logo: id, ornaments: false, hidden: fieldIds.filter((field) => field !== 'logo') },
  placements: { logo: { left: 100, top: 100, width: 400, height: 200, align: 'left' } },
}

const picture = (inside: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="400" height="200">${inside}</svg>`,
  )
const seeThrough = picture(
  '<defs><linearGradient id="a"><stop stop-color="#00f"/><stop offset="1" stop-color="#00f" stop-opacity="0"/></linearGradient></defs><rect width="200" height="100" fill="url(#a)"/>',
)
const shapes = picture(`
  <defs><linearGradient id="v" x1="0" x2="0" y1="0" y2="1"><stop stop-color="red"/><stop offset=".5" stop-color="#fff"/><stop offset="1" stop-color="blue"/></linearGradient>
  <clipPath id="c" transform="translate(150 20)"><rect width="30" height="20" rx="6"/></clipPath>
  <path id="star" d="M0-10 2.4-3.1 9.5-3.1 3.8 1.2 5.9 8.1 0 3.9-5.9 8.1-3.8 1.2-9.5-3.1-2.4-3.1z"/></defs>
  <style>.a{fill:teal;stroke:#333;stroke-width:3px}</style>
  <circle class="a" cx="30" cy="30" r="22"/>
  <rect x="10" y="60" width="50" height="30" rx="8" fill="url(#v)" transform="rotate(10 35 75)"/>
  <g clip-path="url(#c)"><rect x="140" y="10" width="60" height="60" fill="#c22"/><g transform="scale(2)"><circle cx="84" cy="15" r="6" opacity=".5"/></g></g>
  <g opacity=".6"><use href="#star" x="90" y="75"/><use href="#star" transform="translate(130 75) scale(1.5)" fill="purple"/></g>
  <path d="M80 20a14 9 30 1 0 30 4s5 8 14 0t8 8" fill="none" stroke="green" stroke-width="3" stroke-dasharray="6 2"/>`)

describe('pictures in a document', () => {
  it.each([
    ['a PNG that is seen through', () => sharp(seeThrough).png().toBuffer(), seeThrough],
    ['a drawing that is seen through', async () => seeThrough, seeThrough],
    ['a drawing of shapes, copies, clips and styles', async () => shapes, shapes],
    [
      'a JPEG',
      () =>
        sharp(shapes, { density: 72 * scale })
          .flatten({ background: '#fff' })
          .jpeg()
          .toBuffer(),
      shapes,
    ],
  ])('show %s as it was sent', async (_, make, original) => {
    const file = await make()
    const { type } = await cleanPicture(file)
    const page = await drawn(logoAlone, file)
    const box = { left: 100 * scale, top: 100 * scale, width: 400 * scale, height: 200 * scale }
    const shown = await sharp(page).extract(box).removeAlpha().raw().toBuffer()
    const wanted = await sharp(original, { density: 72 * scale })
      .resize(box.width, box.height)
      .flatten({ background: type === 'jpeg' ? '#fff' : await ground() })
      .raw()
      .toBuffer()
    expect(difference(shown, wanted)).toBeLessThan(0.01)
  })

  it.each(['landscape', 'portrait'] as const)(
    'cover the page as a background, %s',
    async (orientation) => {
      const inside =
        '<rect width="200" height="100" fill="#06c"/><rect x="99" width="2" height="100" fill="#fc0"/>'
      const page = await drawn({ background: id, ornaments: false, orientation }, picture(inside))
      const { width = 0, height = 0 } = await sharp(page).metadata()
      const at = async (left: number, top: number) => {
        const pixel = sharp(page).extract({ left, top, width: 1, height: 1 })
        return [...(await pixel.removeAlpha().raw().toBuffer())]
      }
      const [right, bottom] = [width - 3, height - 3]
      for (const [x, y] of [
        [2, 2],
        [right, 2],
        [2, bottom],
        [right, bottom],
      ] as const) {
        expect(await at(x, y)).toEqual([0, 0x66, 0xcc])
      }
      for (const y of [2, bottom])
        expect(await at(Math.floor(width / 2), y)).toEqual([0xff, 0xcc, 0])
    },
  )
})

const scale = 2

async function drawn(given: Partial<Look>, file: Uint8Array): Promise<Buffer> {
  const clean = await cleanPicture(file)
  const template: Template = { ...exampleTemplate(given), pictures: { [id]: clean } }
  const { bytes, fingerprint } = await renderCertificate(template, exampleDocument())
  expect(fingerprint).not.toContain('plain')
  const path = join(folder, 'a.pdf')
  writeFileSync(path, bytes)
  execFileSync('qpdf', ['--check', path], { stdio: 'pipe' })
  return execFileSync('pdftoppm', ['-png', '-r', String(72 * scale), path], {
    ...{ stdio: 'pipe', maxBuffer: 50_000_000 },
  })
}

/** The paper's own colour. */
async function ground(): Promise<string> {
  const page = await drawn({ ornaments: false }, shapes)
  const [r, g, b] = await sharp(page)
    .extract({ left: 3, top: 3, width: 1, height: 1 })
    .raw()
    .toBuffer()
  return `rgb(${r}, ${g}, ${b})`
}

/** From 0 to 1, on average. */
function difference(one: Buffer, other: Buffer): number {
  expect(one.byteLength).toBe(other.byteLength)
  let sum = 0
  for (const [i, value] of one.entries()) sum += Math.abs(value - (other[i] ?? 0))
  return sum / one.byteLength / 255
}
