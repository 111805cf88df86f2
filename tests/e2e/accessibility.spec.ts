import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { unvisited, visit, visits } from './pages'
import { signInAs } from './people'

test('every page is walked @accessibility', () => {
  expect(unvisited()).toEqual([])
})

for (const folder of Object.keys(visits)) {
  test(`${folder}: axe finds nothing in light and dark, and it fits a phone @accessibility`, async ({
    page,
  }) => {
    await visit(page, folder)
    await expect(page.getByRole('main')).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    expect(await page.title()).toMatch(/ · Laurel( admin)?$|^Laurel/)
    await turn(page, 'light')
    expect(await faults(page)).toEqual([])
    // The same page in other colours: what is asked of colours is asked again.
    await turn(page, 'dark')
    expect(await faults(page, ['color-contrast', 'link-in-text-block'])).toEqual([])
    // 360 px is the narrowest phone; 200% zoom on a small laptop is 640 px.
    for (const width of [360, 640, 1600]) {
      await page.setViewportSize({ width, height: 800 })
      // A page settles into its new width in a frame or two.
      await expect.poll(() => overflow(page), { message: `sideways at ${width} px` }).toBe(0)
    }
  })
}

/** What text is written in, on a light page and on a dark one. */
const ink = { light: 'rgb(27, 33, 29)', dark: 'rgb(236, 234, 226)' }

/** Turns a page light or dark. The browser does so a little later, in the middle of axe's walk. */
async function turn(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await expect(page.locator('body')).toHaveCSS('color', ink[colorScheme])
}

const asked = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds, by all its rules or by those given, shortened to what is needed to mend it. */
async function faults(page: Page, rules?: string[]) {
  // Frames hold mails, which have no scripts to look at them with: the page itself is walked.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(asked)).analyze()
  return violations.flatMap(({ id, nodes }) => {
    // A field's box in the template editor is as large as the field on the page, which is its point
    // (WCAG 2.2, 2.5.8: essential); its name in the list beside does the same.
    const own = nodes.filter(({ html }) => id !== 'target-size' || !html.includes('data-field='))
    return own.length > 0 ? [{ id, at: own.slice(0, 3).map(({ html }) => html) }] : []
  })
}

function overflow(page: Page) {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}

test('nothing moves for those who asked for stillness @accessibility', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signInAs(page, 'admin')
  await page.goto('/admin')
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')]
        .map((element) => getComputedStyle(element))
        .filter((style) =>
          [style.transitionDuration, style.animationDuration].some((text) =>
            text.split(',').some((time) => Number.parseFloat(time) > 0.01),
          ),
        ).length,
  )
  expect(moving).toBe(0)
})

test('on paper it is dark on light, whatever the screen was @accessibility', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('laurel-theme', 'dark'))
  await page.goto('/verify')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveCSS('color', ink.dark)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(heading).toHaveCSS('color', ink.light)
  await expect(page.getByRole('banner')).toBeHidden()
})

test('a verifier gets from the home page to a verdict by keyboard alone @accessibility', async ({
  page,
}) => {
  await signInAs(page, 'learner')
  await page.goto('/dashboard')
  const link = page.locator('main a[href^="/certificates/"]').first()
  const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
  await page.context().clearCookies()

  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Certificate id or link').first())
  await page.keyboard.type(id)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('verdict')).toHaveText('Valid')
})

test('a learner signs out by keyboard alone @accessibility', async ({ page }) => {
  await signInAs(page, 'learner')
  await page.goto('/dashboard')
  await tabTo(page, page.getByRole('button', { name: /^Account of / }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  expect((await page.request.get('/dashboard')).status()).toBe(401)
})

/** Presses Tab until `goal` has the focus, as someone without a mouse would. */
async function tabTo(page: Page, goal: ReturnType<Page['locator']>) {
  for (let i = 0; i < 60; i++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The focus never came there.')
}
