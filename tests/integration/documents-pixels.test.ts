import { readFileSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeFields } from '@/lib/proof/documents/designs/design-fields'
import type { TextItem } from '@/lib/proof/documents/designs/items'
import { drawsRightly } from '@/lib/proof/documents/plain/draws-rightly'
import { renderPlain } from '@/lib/proof/documents/plain/render-plain'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs, fieldIds } from '@/lib/proof/documents/schema'
import { type Family, fontFile } from '@/lib/proof/documents/text/faces'
import { setText } from '@/lib/proof/documents/text/set-text'
import { browserArgs, browserPath } from '@/scripts/testing/browser'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'
import { type Crop, rasterise, unlikeness } from '@/tests/support/page-compare'

/** What react-pdf draws rightly: for each design, four documents have three scripts each. */
const plainly: [scripts: string, name: string, title: string, issuer: string][] = [
  ['Latin, Armenian, Chinese', 'Łucja Đặng Ñuñez-Œuvre', 'Տվյալների գիտություն', '数据科学基础'],
  ['Greek, Georgian, Taiwan’s', 'Ελένη Παπαδοπούλου', 'მონაცემთა მეცნიერება', '資料科學基礎'],
  ['Cyrillic, Ethiopic, Japanese', 'Ғалымжан Ќосев', 'የመረጃ ሳይንስ', '佐藤さくら学院'],
  ['Hebrew, Devanagari, Korean', 'יוסף כהן', 'अनन्या शर्मा विज्ञान', '데이터 과학 기초'],
]

describe('the fast path draws what react-pdf draws', () => {
  const pairs = designs.flatMap((design) => plainly.map((texts) => [design, ...texts] as const))

  it.each(pairs)('%s: %s', async (design, _, recipientName, certificationTitle, issuerName) => {
    const template = exampleTemplate({ design, custom: [{ label: 'Hours', value: '40' }] })
    const doc = exampleDocument({ recipientName, certificationTitle, issuerName, skills: ['SQL'] })
    for (const text of [recipientName, certificationTitle, issuerName]) {
      expect([drawsRightly(text, 'serif'), drawsRightly(text, 'sans')]).toEqual([true, true])
    }
    const { bytes } = await renderCertificate(template, doc)
    const reference = rasterise(await renderPlain(template, doc), 72)
    expect(await unlikeness(rasterise(bytes, 72), reference, 0.8)).toBeLessThan(0.001)
  })

  it('and a letter, a place or a colour that differs is seen', async () => {
    const doc = exampleDocument()
    const of = async (given: object, look: object = {}) => {
      const { bytes } = await renderCertificate(exampleTemplate(look), { ...doc, ...given })
      return rasterise(bytes, 72)
    }
    const right = await of({})
    const other = [
      await of({ recipientName: 'Amara Okafar' }),
      await of({}, { placements: { title: { left: 87, top: 322, width: 673.89, height: 48 } } }),
      await of({}, { ornament: '#4a6fa5' }),
    ]
    for (const wrong of other) expect(await unlikeness(right, wrong, 0.8)).toBeGreaterThan(0.002)
  })
})

/** What react-pdf gets wrong: Chromium, whose pictures of these were looked at, is the reference. */
const beyond: [script: string, family: Family, texts: string[]][] = [
  [
    'Arabic',
    'Noto Naskh Arabic',
    ['محمد بن عبد الله', 'فاطِمَة الزَّهراء', 'لا إله إلا لآلئ', 'می‌خواهم گل‌ها', 'کريم پاشا ٤٢'],
  ],
  ['Hebrew with points', 'Noto Serif Hebrew', ['משה בֶּן־דָּוִד', 'שָׁלוֹם עֲלֵיכֶם']],
  ['Devanagari', 'Noto Sans Devanagari', ['क्षत्रिय त्रिपुरा', 'र्छ्रि ट्ठि ङ्क्ति', 'रुपेश रूपा कृष्ण']],
  ['Bengali', 'Noto Sans Bengali', ['প্রিয়াঙ্কা চট্টোপাধ্যায়', 'ক্ষৌণীশ র্যাব হৃদয়']],
  ['Tamil', 'Noto Sans Tamil', ['தமிழ்ச்செல்வி முருகன்', 'ஸ்ரீ கௌரி க்ஷேமா']],
  ['Thai', 'Noto Sans Thai', ['สมชาย น้ำใจดี', 'ที่ปู่กำ ญี่ปุ่น ฐานันดร์']],
  ['emoji', 'Twemoji', ['🎓👩🏽‍💻🏴󠁧󠁢󠁳󠁣󠁴󠁿🇩🇪❤️']],
]

describe('the fast path draws what Chromium draws', () => {
  let browser: Browser
  beforeAll(async () => {
    const executablePath = browserPath()
    browser = await chromium.launch({
      args: browserArgs,
      ...(executablePath ? { executablePath } : {}),
    })
  })
  afterAll(() => browser.close())

  it.each(beyond)('%s', async (_, family, texts) => {
    const page = await browser.newPage({
      viewport: { width: 842, height: 595 },
      deviceScaleFactor: 2,
    })
    const font = readFileSync(fontFile(family)).toString('base64')
    const face = `@font-face{font-family:own;src:url(data:font/ttf;base64,${font})}`
    for (const text of texts) {
      const { pdf, item, line } = await nameAlone(text)
      const middle = item.box.left + item.box.width / 2
      const way = /^[\u0590-\u08ff]/u.test(text) ? 'rtl' : 'ltr'
      const clip = {
        ...{ x: Math.floor(line.x - 6), y: Math.floor(line.y - 1.3 * line.size) },
        ...{ width: Math.ceil(line.width + 12), height: Math.ceil(2.1 * line.size) },
      }
      const shown = async (words: string) => {
        await page.setContent(
          `<style>${face}body{margin:0;background:#fff}</style><svg width="842" height="595" style="position:absolute;inset:0"><text x="${middle}" y="${line.y}" direction="${way}" text-anchor="middle" font-family="own" font-size="${line.size}" fill="${item.color}">${words}</text></svg>`,
        )
        await page.evaluate(() => document.fonts.ready)
        return page.screenshot({ clip })
      }
      const [x, y, width, height] = [clip.x, clip.y, clip.width, clip.height].map((n) => 2 * n)
      const ours = rasterise(pdf, 144, { x, y, width, height } as Crop)
      expect(await unlikeness(ours, await shown(text))).toBeLessThan(0.012)
      // The same with its last letters turned round is another word.
      const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
      const wrong = [...letters.slice(0, -2), letters.at(-1), letters.at(-2)].join('')
      expect(await unlikeness(ours, await shown(wrong))).toBeGreaterThan(0.015)
    }
    await page.close()
  })
})

/** The name on an empty page, and where it was set. */
async function nameAlone(recipientName: string) {
  const hidden = fieldIds.filter((id) => id !== 'name')
  const placements = { name: { left: 60, top: 200, width: 720, height: 90 } }
  const template = exampleTemplate({ ornaments: false, hidden, placements })
  const doc = exampleDocument({ recipientName })
  const item = placeFields(template.look, doc).flatMap(({ items }) => items)[0] as TextItem
  const [line] = setText(item)
  if (!line) throw new Error('the name was not set')
  const { bytes } = await renderCertificate(template, doc)
  return { pdf: bytes, item, line }
}
