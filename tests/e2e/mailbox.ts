import { type Browser, expect, type Page } from '@playwright/test'
import { haveSession } from './people'

/** A page, signed in apart from the test's own, that may read the mailbox. */
export async function mailDesk(browser: Browser): Promise<Page> {
  const desk = await (await browser.newContext()).newPage()
  await haveSession(desk, 'platformAdmin')
  return desk
}

/** The newest link to `part` in a mail to `email`, as the demo's mailbox has it. */
export async function newestLink(desk: Page, email: string, part: string): Promise<string> {
  let link = ''
  await expect(async () => {
    const list = await read(desk, `/admin/mailbox?${new URLSearchParams({ search: email })}`)
    const newest = list.match(/\/admin\/mailbox\/[0-9a-f-]{36}/)?.[0] ?? ''
    expect(newest, `a mail to ${email}`).not.toBe('')
    const shown = (await read(desk, newest)).match(/<pre[^>]*>([\s\S]*?)<\/pre>/)?.[1] ?? ''
    const text = shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    link = text.match(new RegExp(`https?://[^\\s"<>]+${part}[^\\s"<>]+`))?.[0] ?? ''
    expect(link).toContain(part)
  }).toPass({ timeout: 20_000 })
  return link
}

const read = async (page: Page, path: string) => (await page.request.get(path)).text()
