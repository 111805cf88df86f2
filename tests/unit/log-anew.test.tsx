import { readFileSync } from 'node:fs'
import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Anew } from '@/app/(public)/[locale]/log/anew'
import type { FormerLog } from '@/lib/awards/log/queries'

const words = (name: string) => JSON.parse(readFileSync(`messages/en/${name}.json`, 'utf8'))

function page(former: FormerLog[]): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      timeZone="UTC"
      messages={{ log: words('log'), ui: words('ui') } as never}
    >
      <Anew former={former} />
    </NextIntlClientProvider>,
  )
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

const former: FormerLog = {
  ...{ name: 'example.org/log', successor: 'example.org/log/2', key: 'example.org/log+1+KEY' },
  ...{ endedAt: new Date('2026-05-03T09:00:00Z'), reason: 'The disk <b>failed</b>.', kept: 301 },
  lost: [{ name: 'example.org/log', size: 1601, time: new Date('2026-05-02T10:00:00Z') }],
}

it('the page of the log says that it was begun anew: when, why, what is kept and what is lost', () => {
  const text = page([former])
  expect(text).toContain('This log was begun anew')
  for (const said of [
    ...['3 May 2026', 'The disk &lt;b&gt;failed&lt;/b&gt;.', '301 entries', '1,601 entries'],
    ...['2 May 2026', 'example.org/log/2', 'example.org/log+1+KEY'],
  ]) {
    expect(text).toContain(said)
  }
  expect(text).not.toContain('Nothing that is known of')
})

it('it says so of each time, and where nothing is known to be lost', () => {
  const again = { ...former, name: 'example.org/log/2', reason: 'Another key.', lost: [], kept: 1 }
  const text = page([again, former])
  expect(text).toContain('Another key.')
  expect(text).toContain('one entry')
  expect(text).toContain('Nothing that is known of')
  expect(text).toContain('301 entries')
})
