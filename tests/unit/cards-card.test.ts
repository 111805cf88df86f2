import { describe, expect, it } from 'vitest'
import { drawCard } from '@/lib/proof/cards/card'

const card = {
  issuerName: 'Harbour Academy',
  recipientName: 'Lucía Fernández Núñez',
  title: 'Foundations of Data Science',
  foot: 'See whether it is valid: laurel.example',
  notice: null,
}
const texts = (svg: string) =>
  svg.match(/<g fill="#\w+">(?:<path d="[^"]+"(?: fill="#\w+")? transform="[^"]+"\/>)+<\/g>/g) ?? []

describe('the card of a certificate', () => {
  it('sets every text as outlines, so that it needs no font where it is seen', () => {
    const svg = drawCard(card)
    expect(texts(svg)).toHaveLength(4)
    expect(svg).not.toContain('<text')
    expect(svg).not.toContain('NaN')
    expect(texts(drawCard({ ...card, notice: 'Revoked' }))).toHaveLength(5)
  })

  it.each([
    ...['李晓明', 'प्रिया नायर', 'תמר לוי', 'Նարեկ', 'Ελένη', 'ኃይሉ በቀለ', 'A'.repeat(300)],
    ...['يوسف حداد', 'Zoë 🌿', 'อนงค์ ศรีสุข', 'প্রিয়াঙ্কা', 'தமிழ்ச்செல்வி'],
  ])('sets %s', (recipientName) => {
    const svg = drawCard({ ...card, recipientName })
    expect(texts(svg)).toHaveLength(4)
    expect(svg).not.toContain('NaN')
  })

  it.each(['សុខា', 'Zoë \u{1f9ff}\u200d\u{1f33f}', '', '<script>'.repeat(100)])(
    'leaves out “%s”, which it cannot set rightly, and keeps the rest',
    (recipientName) => {
      expect(texts(drawCard({ ...card, recipientName }))).toHaveLength(3)
    },
  )
})
