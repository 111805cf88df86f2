import fc from 'fast-check'
import { extractText } from 'unpdf'
import { describe, expect, it, vi } from 'vitest'
import { whyNotDrawable } from '@/lib/proof/documents/drawable'
import { renderCertificate } from '@/lib/proof/documents/render'
import { itemise } from '@/lib/proof/documents/text/itemise'
import { sanitise } from '@/lib/proof/documents/text/sanitise'
import { shape } from '@/lib/proof/documents/text/shape'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const stamper = vi.hoisted(() => ({ fails: false }))
vi.mock('@/lib/proof/documents/stamp/stamp', async (original) => {
  const real = await original<typeof import('@/lib/proof/documents/stamp/stamp')>()
  return {
    ...real,
    stampCertificate: (...given: Parameters<typeof real.stampCertificate>) => {
      if (stamper.fails) throw new Error('the fast path cannot serve')
      return real.stampCertificate(...given)
    },
  }
})
vi.mock('@/lib/platform/log/report', () => ({ reportBug: () => 'reference' }))

/** Anything a name may be: letters of all scripts, and what is no letter at all. */
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 24 }),
  fc.string({ unit: 'binary', maxLength: 16 }),
  fc.string({
    unit: fc.constantFrom(
      ...[
        'a',
        'É',
        'ß',
        'ﬁ',
        'Ω',
        'Ж',
        'ა',
        'Ա',
        'ሀ',
        'क',
        '्',
        'ि',
        'ক',
        '্',
        'க',
        'ௌ',
        'ก',
        '้',
        'ำ',
      ],
      ...[
        'م',
        'ل',
        'ا',
        'ّ',
        'א',
        'ָ',
        '王',
        'さ',
        '각',
        '🎓',
        '🏽',
        '\u200d',
        '\u200c',
        '\ufe0f',
        '\u20e3',
      ],
      ...[
        '\u202e',
        '\u0301',
        '\u0327',
        '\ue000',
        '\ufffd',
        '\ud800',
        '\u0000',
        '\u3164',
        '\u{e0100}',
        '5',
        ' ',
        '-',
      ],
    ),
    maxLength: 16,
  }),
)

const dottedCircle = 0x25cc

it('what counts as drawable has a glyph for all of it, and no mark stands alone', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('serif', 'sans'), (raw, voice) => {
      const clean = sanitise(raw)
      if (!clean.ok || whyNotDrawable(raw, { voice })) return
      const runs = itemise(clean.text, voice)
      if (!Array.isArray(runs)) throw new Error('it was drawable')
      for (const run of runs) {
        for (const cut of ['regular', 'bold'] as const) {
          const { cells, font } = shape(run, cut)
          const ids = cells.flatMap(({ parts }) => parts.map(({ id }) => id))
          expect(ids).not.toContain(0)
          if (!run.text.includes('\u25cc'))
            expect(ids).not.toContain(font.font.nominalGlyph(dottedCircle))
          // All of the text is there, once, for whoever copies it.
          const back = cells.flatMap(({ text }) => (text === '\u200f' ? [] : [text]))
          if (run.level % 2 === 0) expect(back.join('')).toBe(run.text)
          else expect([...back.join('')].sort()).toEqual([...run.text].sort())
        }
      }
    }),
    { numRuns: 1500 },
  )
})

it('whatever the name, there is one page, or a reason', async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (recipientName) => {
      const why = whyNotDrawable(recipientName)
      const made = renderCertificate(exampleTemplate(), exampleDocument({ recipientName }))
      if (why) {
        await expect(made).rejects.toMatchObject({ code: 'input' })
        return
      }
      const text = Buffer.from((await made).bytes).toString('latin1')
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
    }),
    { numRuns: 150 },
  )
})

it('a document has the bytes it has alone, whatever was made before it', async () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'AÅOÓeéłक्षकুমمحЖ王🎓 '),
    minLength: 1,
    maxLength: 12,
  })
  const drawable = letters.filter((text) => whyNotDrawable(text) === null)
  const alone = new Map<string, string>()
  const hash = async (recipientName: string, design: 'classic' | 'modern') => {
    const doc = exampleDocument({ recipientName })
    return (await renderCertificate(exampleTemplate({ design }), doc)).sha256
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(drawable, fc.constantFrom('classic', 'modern')), {
        minLength: 2,
        maxLength: 6,
      }),
      async (docs) => {
        for (const [name, design] of docs) {
          const own = `${design} ${name}`
          const sha = await hash(name, design)
          expect(alone.get(own) ?? sha).toBe(sha)
          alone.set(own, sha)
        }
        // Once more the other way round.
        for (const [name, design] of docs.toReversed()) {
          expect(await hash(name, design)).toBe(alone.get(`${design} ${name}`))
        }
      },
    ),
    { numRuns: 25 },
  )
})

describe('where the fast path cannot serve', () => {
  it('react-pdf does for what it draws rightly, under a fingerprint of its own', async () => {
    const doc = exampleDocument({ recipientName: 'Łucja Οδυσσέας 王小明' })
    const fast = await renderCertificate(exampleTemplate(), doc)
    stamper.fails = true
    try {
      const plain = await renderCertificate(exampleTemplate(), doc)
      expect(plain.fingerprint).toBe(`${fast.fingerprint}-plain`)
      expect((await renderCertificate(exampleTemplate(), doc)).sha256).toBe(plain.sha256)
      const { text } = await extractText(plain.bytes, { mergePages: true })
      expect(text).toContain('Łucja')
    } finally {
      stamper.fails = false
    }
  })

  it.each(['محمد', 'স্বপ্না', 'தமிழ்', 'น้ำ', 'Zoë 🎓'])(
    'nothing does for %s',
    async (recipientName) => {
      stamper.fails = true
      try {
        const made = renderCertificate(exampleTemplate(), exampleDocument({ recipientName }))
        await expect(made).rejects.toThrow('the fast path cannot serve')
      } finally {
        stamper.fails = false
      }
    },
  )
})
