import { describe, expect, it } from 'vitest'
import { settingsSchema } from '@/lib/platform/env/schema'
import { readSettings } from '@/lib/platform/env/settings'
import { SetupError } from '@/lib/platform/errors/errors'

const s3 = {
  S3_ENDPOINT: 'https://s3.example.org',
  S3_BUCKET: 'laurel',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
}
const from = { LAUREL_MAIL_FROM: 'Academy <mail@example.org>' }

it('needs nothing set', () => {
  expect(readSettings({})).toMatchObject({
    ...{ PORT: 3000, LAUREL_DATA: '.laurel', LAUREL_DEMO: false, baseUrl: 'http://localhost:3000' },
    ...{ LAUREL_RUN_RETENTION_DAYS: 30, LAUREL_LOG: 'info', S3_REGION: 'us-east-1' },
  })
})

it('takes an empty value for none, and leaves other programs’ settings alone', () => {
  const empty = Object.fromEntries(Object.keys(settingsSchema.shape).map((name) => [name, '']))
  expect(readSettings({ ...empty, HOME: '/root', PATH: '' })).toEqual(readSettings({}))
})

it('derives the address of the installation', () => {
  expect(readSettings({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080')
  expect(readSettings({ LAUREL_URL: 'https://certs.example.org/' }).baseUrl).toBe(
    'https://certs.example.org',
  )
})

it('takes each setting where it is good, and does not let it be changed', () => {
  const settings = readSettings({
    ...s3,
    ...from,
    PORT: '65535',
    LAUREL_DEMO: 'true',
    SMTP_URL: 'smtps://u:p@h',
  })
  expect(settings).toMatchObject({ ...s3, PORT: 65535, LAUREL_DEMO: true })
  expect(Object.isFrozen(settings)).toBe(true)
})

describe('one sentence that names the setting', () => {
  it.each([
    ['PORT', 'eighty', 'PORT is set to “eighty”, but it must be a number from 1 to 65535.'],
    ['PORT', '0', 'PORT is set to “0”, but it must be a number from 1 to 65535.'],
    ['PORT', '65536', 'PORT is set to “65536”, but it must be a number from 1 to 65535.'],
    ['PORT', '80.5', 'PORT is set to “80.5”, but it must be a whole number.'],
    ['PORT', 'Infinity', 'PORT is set to “Infinity”, but it must be a number from 1 to 65535.'],
    ['LAUREL_URL', 'certs.example.org', 'but it must begin with http:// or https:// and a host.'],
    ['LAUREL_URL', 'https:///', 'but it must begin with http:// or https:// and a host.'],
    ['LAUREL_DEMO', 'yes', 'LAUREL_DEMO is set to “yes”, but it must be 1 or 0.'],
    ['LAUREL_LOG', 'loud', 'but it must be one of trace, debug, info, warn, error, silent.'],
    [
      'LAUREL_ADMIN_EMAIL',
      'root',
      'LAUREL_ADMIN_EMAIL is set to “root”, but it must be an e-mail address.',
    ],
    ['LAUREL_RUN_RETENTION_DAYS', 'ever', 'but it must be a number of days.'],
    ['LAUREL_RUN_RETENTION_DAYS', '0', 'but it must be at least 1 day.'],
    ['LAUREL_RUN_RETENTION_DAYS', '1.5', 'but it must be a whole number of days.'],
    [
      'DATABASE_URL',
      'mysql://host',
      'DATABASE_URL is set to “…”, but it must begin with postgres://.',
    ],
    ['AUTH_SECRET', 'short', 'AUTH_SECRET is set to “…”, but it must have at least 32 characters.'],
    ['INNGEST_BASE_URL', 'inngest', 'but it must begin with http:// or https:// and a host.'],
    ['RESEND_BASE_URL', 'resend', 'but it must begin with http:// or https:// and a host.'],
    [
      'SMTP_URL',
      'mail.example.org',
      'SMTP_URL is set to “…”, but it must begin with smtp:// or smtps://.',
    ],
    ['S3_ENDPOINT', 's3', 'but it must begin with http:// or https:// and a host.'],
  ])('%s=%s', (name, value, said) => {
    const message = refusal({ [name]: value })
    expect(message).toContain(said)
    expect(message.startsWith(`${name} is set to “`)).toBe(true)
    expect(message.match(/\.(\s|$)/g)).toHaveLength(1)
  })

  it('for an unknown name, with those that there are', () => {
    const message = refusal({ LAUREL_DEOM: '1' })
    expect(message).toMatch(/^LAUREL_DEOM is no setting of Laurel's; those are .*LAUREL_DEMO.*\.$/)
  })

  it.each(Object.keys(s3))('for S3 without %s', (missing) => {
    const message = refusal({ ...s3, [missing]: '' })
    expect(message).toMatch(new RegExp(`^(S3_\\w+( and )?){3} is set, but ${missing} is missing`))
  })

  it('for two mail services, for one without a sender, and for a demo in public', () => {
    const both = { ...from, RESEND_API_KEY: 're_1', SMTP_URL: 'smtp://host' }
    expect(refusal(both)).toMatch(/^RESEND_API_KEY and SMTP_URL are both set/)
    expect(refusal({ SMTP_URL: 'smtp://host' })).toContain('LAUREL_MAIL_FROM is missing')
    const demo = { LAUREL_DEMO: '1', LAUREL_URL: 'https://certs.example.org' }
    expect(refusal(demo)).toMatch(/^LAUREL_DEMO and LAUREL_URL are both set/)
  })
})

it('never prints a secret', () => {
  const secrets = Object.keys(settingsSchema.shape).filter((name) => /KEY|SECRET|URL$/.test(name))
  expect(secrets).toContain('S3_SECRET_ACCESS_KEY')
  const mark = 'hunter2'
  for (const name of secrets) {
    for (const rest of [
      {},
      { PORT: 'x' },
      { LAUREL_DEMO: '1', LAUREL_URL: `https://${mark}.org` },
    ]) {
      const said = attempt({ [name]: `odd-${mark}`, ...rest })
      expect(said).not.toContain(mark)
    }
  }
})

function refusal(env: Record<string, string>): string {
  const message = attempt(env)
  if (!message) throw new Error('nothing was refused')
  return message
}

function attempt(env: Record<string, string>): string {
  try {
    readSettings(env)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(SetupError)
    return (error as SetupError).message
  }
}
