import { expect, test } from '@playwright/test'
import { signInAs } from './people'

/** A key through its life: made, used by a program, replaced, revoked. */
test('an admin makes a key, a program works with it until it is revoked @api', async ({
  page,
  playwright,
}) => {
  await signInAs(page, 'admin')
  await page.goto('/admin/keys?issuer=harbour-academy')
  const name = `Course platform ${Date.now().toString(36)}`
  const row = page.getByRole('row').filter({ hasText: name })
  const program = await playwright.request.newContext({ baseURL: new URL(page.url()).origin })
  const issue = (key: string) =>
    program.post('/vc/credentials/issue', {
      headers: { authorization: `Bearer ${key}` },
      data: {
        credential: {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          ...{ type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:kim' } },
        },
      },
    })
  const shownKey = async () => {
    const shown = page.getByTestId('shown-once')
    await expect(shown).toHaveText(/^lrl_[a-z2-9]{8}_[\w-]{43}$/)
    const key = (await shown.textContent()) ?? ''
    await page.getByRole('button', { name: 'I have copied it' }).click()
    await expect(shown).toBeHidden()
    return key
  }

  const key =
    await test.step('it says first what is missing, then shows the key once', async () => {
      await page.getByRole('button', { name: 'Make a key' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name').fill(name)
      await dialog.getByRole('button', { name: 'Make a key' }).click()
      await expect(dialog).toContainText('Choose at least one thing that it may do.')
      await expect(dialog.getByLabel('Name')).toHaveValue(name)
      await dialog.getByLabel('Sign credentials').check()
      await dialog.getByRole('button', { name: 'Make a key' }).click()
      const made = await shownKey()
      await expect(row).toContainText('Works')
      await expect(row).toContainText('Never')
      await page.reload()
      await expect(row).toBeVisible()
      expect(await page.content()).not.toContain(made)
      return made
    })

  await test.step('a program signs with it, and does nothing else', async () => {
    const answer = await issue(key)
    expect(answer.status()).toBe(201)
    const { verifiableCredential } = await answer.json()
    expect(verifiableCredential.issuer).toMatch(/^did:web:.*:issuers:harbour-academy$/)
    const headers = { authorization: `Bearer ${key}` }
    const data = { verifiableCredential }
    expect((await program.post('/vc/credentials/verify', { headers, data })).status()).toBe(403)
    const told = await program.post('/api/v1/verify', {
      data: { credential: verifiableCredential },
    })
    expect(await told.json()).toMatchObject({ verdict: 'valid' })
  })

  const next = await test.step('another takes its place, and both work for a day', async () => {
    await row.getByRole('button', { name: /^Replace/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click()
    const made = await shownKey()
    expect(made).not.toBe(key)
    await expect(row).toHaveCount(2)
    await expect(row.nth(1)).toContainText('Replaced')
    for (const one of [key, made]) expect((await issue(one)).status()).toBe(201)
    return made
  })

  await test.step('what is revoked is refused at once', async () => {
    await row
      .first()
      .getByRole('button', { name: /^Revoke/ })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await expect(row.first()).toContainText('Revoked')
    const refused = await issue(next)
    expect(refused.status()).toBe(401)
    expect(refused.headers()['www-authenticate']).toContain('Bearer')
    expect((await issue(key)).status()).toBe(201)
  })

  await test.step('the audit log names it, and leads back to it', async () => {
    await page.goto('/admin/audit?action=credential%2Fissued')
    await page
      .getByRole('main')
      .getByRole('link', { name: `Program ${name}` })
      .first()
      .click()
    await expect(row).toHaveCount(2)
  })
})
