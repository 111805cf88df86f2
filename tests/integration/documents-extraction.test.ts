import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderCertificate } from '@/lib/proof/documents/render'
import { designs } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

/** Each in one direction: what runs both ways is read in an order of the reader's own. */
const names: Record<string, string[]> = {
  Latin: [
    'Łucja Żółkiewska',
    'Nguyễn Thị Minh Khai',
    'Đặng Thùy Trâm',
    'José Ñuñez-Œuvre',
    'Ifeọma Ẹ̀bùn',
    'Ǩristīna Ķirsone',
    'Gökçe Şahinoğlu',
    'Þórunn Æsa',
    'Siân O’Connor',
    'office fjord ﬂow',
  ],
  Greek: ['Ελένη Παπαδοπούλου', 'Ἀλέξανδρος Ἡφαιστίων'],
  Cyrillic: ['Ғалымжан Әбенов', 'Дмитро Їжакевич', 'Љубица Ђорђевић'],
  Armenian: ['Արամ Խաչատրյան', 'Նարեկ Ղազարյան'],
  Georgian: ['ნინო ბერიძე', 'გიორგი ჭავჭავაძე'],
  Hebrew: ['יוסף כהן', 'משה בֶּן־דָּוִד', 'שָׁלוֹם עֲלֵיכֶם', 'תמר לוי־אהרון'],
  Arabic: [
    'محمد بن عبد الله',
    'فاطمة الزهراء',
    'نور الهدى عبد الرحمن',
    'آمنة فاطِمَة الزَّهراء',
    'لا إله إلا',
    'مُحَمَّدٌ',
    'می‌خواهم گل‌ها',
    'ڈاکٹر ٹیپو سلطان',
    'عائشة ؤلؤة ئابلىز',
  ],
  Devanagari: [
    'अनन्या शर्मा',
    'प्रियंका श्रीवास्तव',
    'क्षत्रिय त्रिपाठी',
    'रुपेश कृष्णमूर्ति',
    'ज्ञानेश्वर र्‍हाड',
    'ऑस्कर फ़िरोज़',
  ],
  Bengali: ['প্রিয়াঙ্কা চট্টোপাধ্যায়', 'ক্ষৌণীশ বন্দ্যোপাধ্যায়', 'শ্রীমতী হৃদয়', 'র‍্যাচেল কৌশিক'],
  Tamil: ['தமிழ்ச்செல்வி முருகன்', 'ஸ்ரீ கௌரி', 'க்ஷேமா ஜொதி'],
  Thai: ['สมชาย ใจดี', 'น้ำผึ้ง ปู่ย่า', 'กำธร ฐานันดร์', 'ญี่ปุ่น ทั้งสิ้น'],
  Ethiopic: ['ሰላም ተስፋዬ', 'ኃይሉ በቀለ'],
  Chinese: ['李晓明', '陳美玲', '欧阳娜娜', '𠮷田'],
  Japanese: ['佐藤さくら', '桜田ゆき', 'スミス ジョン'],
  Korean: ['김민수', '최 미나', '선우 하늘'],
  emoji: ['Zoë 🎓', '👩🏽‍💻 Ada', 'Flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇩🇪', '1️⃣ ❤️'],
}
const all = Object.entries(names).flatMap(([script, own]) =>
  own.map((name) => [script, name] as const),
)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-extraction-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Marks that poppler puts round what runs from the right; they are no part of the text. */
const aids = /[\u202a-\u202e\u200e\u200f]/g

it('there are names enough', () => expect(all.length).toBeGreaterThanOrEqual(60))

describe.each(designs)('what pdftotext reads of %s', (design) => {
  it.each(Object.entries(names))('%s', async (_, own) => {
    const template = exampleTemplate({ design })
    const files: string[] = []
    for (const [i, recipientName] of own.entries()) {
      const { bytes } = await renderCertificate(template, exampleDocument({ recipientName }))
      files.push(join(folder, `${i}.pdf`))
      writeFileSync(files[i] as string, bytes)
    }
    // One run for all pages of a script.
    const joined = join(folder, 'joined.pdf')
    execFileSync('qpdf', ['--empty', '--pages', ...files, '--', joined])
    const pages = execFileSync('pdftotext', [joined, '-'], { encoding: 'utf8' }).split('\f')
    for (const [i, name] of own.entries()) {
      const text = (pages[i] ?? '').normalize('NFC').replace(aids, '').replace(/\s+/g, ' ')
      expect(text).toContain(name.normalize('NFC'))
    }
  })
})
