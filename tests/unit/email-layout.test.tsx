import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ActionButton, Facts, Name, Paragraph, TextLink } from '@/lib/platform/email/blocks'
import { EmailLayout } from '@/lib/platform/email/layout'
import { dark, light } from '@/lib/platform/email/palette'
import { renderEmail } from '@/lib/platform/email/render'

const arabic = 'فاطمة الزهراء'

test('one mail, two bodies that say the same', async () => {
  const { html, text } = await renderEmail(
    <EmailLayout preview="It is ready" heading="Ready for İpek & Oğuz" footer="Why you get this.">
      <Paragraph>
        Well done, <Name>{arabic}</Name>.
      </Paragraph>
      <Facts facts={[{ label: 'Learner', value: arabic }]} />
      <ActionButton href="https://example.org/c/1?a=1&b=2">Open it</ActionButton>
      <Paragraph>
        Or <TextLink href="https://example.org/verify">check it</TextLink>.
      </Paragraph>
    </EmailLayout>,
  )
  expect(text).toBe(
    [
      'Laurel',
      '',
      '',
      'Ready for İpek & Oğuz',
      '',
      `Well done, ${arabic}.`,
      '',
      `Learner: ${arabic}`,
      '',
      'Open it <https://example.org/c/1?a=1&b=2>',
      '',
      'Or check it <https://example.org/verify>.',
      '',
      'Why you get this.',
    ].join('\n'),
  )
  expect(html).toContain('href="https://example.org/c/1?a=1&amp;b=2"')
  expect(html).toContain(`<bdi dir="auto">${arabic}</bdi>`)
  expect(html).toContain('It is ready')
})

test('asks the network for nothing', async () => {
  const { html } = await renderEmail(
    <EmailLayout preview="p" heading="h">
      <Paragraph>Text</Paragraph>
    </EmailLayout>,
  )
  expect(html).not.toMatch(/<img|<link|@import|url\(|<script|src=/i)
})

test('words from outside stay words', async () => {
  const evil = '</h1><script>alert(1)</script><a href="https://evil.example">'
  const { html } = await renderEmail(
    <EmailLayout preview={evil} heading={evil} footer={evil}>
      <Paragraph>
        <Name>{evil}</Name>
      </Paragraph>
      <Facts facts={[{ label: evil, value: evil }]} />
    </EmailLayout>,
  )
  expect(html).not.toContain('<script')
  expect(html).not.toContain('href="https://evil.example"')
})

test('a mail in a language from right to left is so throughout', async () => {
  const { html } = await renderEmail(
    <EmailLayout preview="p" heading={arabic} lang="ar" dir="rtl">
      <Paragraph>{arabic}</Paragraph>
    </EmailLayout>,
  )
  expect(html).toMatch(/<html[^>]*dir="rtl"[^>]*lang="ar"/)
  expect(html).not.toContain('dir="ltr"')
  expect(html).toContain('text-align:right')
})

test('the colours are those of the interface', async () => {
  const css = await readFile('app/globals.css', 'utf8')
  for (const [name, colour] of Object.entries(light)) {
    const variable = name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)
    expect(css).toContain(
      `--${variable}: light-dark(${colour}, ${dark[name as keyof typeof light]});`,
    )
  }
})

test('every text stands out from its ground by 4.5:1, in light and in dark', () => {
  for (const colours of [light, dark]) {
    const pairs = [
      [colours.ink, colours.surface],
      [colours.laurel, colours.surface],
      [colours.muted, colours.surface],
      [colours.laurel, colours.paper],
      [colours.muted, colours.paper],
      [colours.onLaurel, colours.laurel],
    ] as const
    for (const [text, ground] of pairs) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  }
})

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string) {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
