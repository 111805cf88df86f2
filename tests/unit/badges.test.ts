import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawBadge } from '@/lib/proof/badges/draw-badge'
import { toPng } from '@/lib/proof/documents/picture/to-png'
import { exampleTemplate } from '@/tests/support/documents-example'

const { look } = exampleTemplate()
const badge = {
  title: 'Foundations of Data Science',
  issuerName: 'Northwind Academy',
  year: '2026',
  description: 'Badge of a certificate, awarded by Northwind Academy in 2026.',
}
const texts = (svg: string) =>
  svg.match(/<g fill="#\w+">(?:<path d="[^"]+"(?: fill="#\w+")? transform="[^"]+"\/>)+<\/g>/g) ?? []

describe('the badge of a certificate', () => {
  it.each([
    ...[
      'Yoga',
      'डेटा विज्ञान की नींव',
      'أساسيات علم البيانات',
      'データサイエンスの基礎',
      'Основы науки',
    ],
    ...['พื้นฐานวิทยาการข้อมูล', 'ডেটা বিজ্ঞান', 'יסודות מדעי הנתונים', 'Ship 🚢', 'W'.repeat(200)],
  ])('sets %s, the issuer and the year as outlines', (title) => {
    const svg = drawBadge({ ...badge, title }, look)
    expect(texts(svg)).toHaveLength(3)
    expect(svg).not.toMatch(/NaN|<text|<image|<style|href|url\(/)
  })

  it('is told of by its title, whatever stands in it, and runs nothing', () => {
    const title = '</title><script>alert(1)</script> & "\u0000\u202e'
    const names: string[] = []
    const parser = new SaxesParser()
    parser.on('opentag', ({ name }) => names.push(name))
    const said: string[] = []
    parser.on('text', (text) => said.push(text.trim()))
    parser.write(drawBadge({ ...badge, title }, look)).close()
    expect(said.filter(Boolean)).toEqual([
      '</title><script>alert(1)</script> & "',
      'Badge of a certificate, awarded by Northwind Academy in 2026.',
    ])
    expect([...new Set(names)].sort()).toEqual(['circle', 'desc', 'g', 'path', 'svg', 'title'])
  })

  it('wears the colours of the template, and its texts are read on any', () => {
    const coloured = exampleTemplate({ accent: '#6d28d9', ornament: '#fbbf24' })
    expect(drawBadge(badge, coloured.look)).toContain('fill="#6d28d9"')
    const pale = drawBadge(badge, exampleTemplate({ accent: '#ffffff' }).look)
    const inks = texts(pale).map((text) => text.slice(9, 16))
    expect(inks).not.toContain('#ffffff')
  })

  it('is the same bytes each time, and a square picture with nothing behind the seal', async () => {
    const svg = drawBadge(badge, look)
    expect(drawBadge(badge, look)).toBe(svg)
    const [png, again] = await Promise.all([toPng(svg, 2), toPng(svg, 2)])
    expect(Buffer.compare(png, again)).toBe(0)
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width: 1024, height: 1024, channels: 4 })
    expect(data[3]).toBe(0)
    expect(data.at((512 * 1024 + 48) * 4 + 3)).toBe(255)
  })
})
