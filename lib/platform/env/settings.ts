import { SetupError } from '@/lib/platform/errors/errors'
import { type Settings, settingsSchema } from './schema'

let current: Settings | undefined

/** The settings of this process, read from the environment once. Throws `SetupError` in one sentence. */
export function settings(): Settings {
  current ??= readSettings(process.env)
  return current
}

/** Where the program lies: its packages, its migrations, its bundled entries. */
export function installationRoot(): string {
  return process.env.LAUREL_ROOT ?? process.cwd()
}

/** Reads and checks settings from `env`. An empty value counts as unset. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  refuseUnknownNames(given)
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    throw new SetupError(
      `${name} is set to “${shown(name, given[name])}”, but it ${issue?.message}.`,
    )
  }
  const values = parsed.data
  refuseHalfSet(values)
  refuseOpenDemo(values)
  return Object.freeze({
    ...values,
    baseUrl: values.LAUREL_URL ?? `http://localhost:${values.PORT}`,
  })
}

function refuseUnknownNames(given: Record<string, string | undefined>) {
  const known = [...Object.keys(settingsSchema.shape), 'LAUREL_ROOT']
  const unknown = Object.keys(given).find((name) => /^LAUREL_/.test(name) && !known.includes(name))
  if (!unknown) return
  const names = known.filter((name) => name.startsWith('LAUREL_') && name !== 'LAUREL_ROOT')
  throw new SetupError(`${unknown} is no setting of Laurel's; those are ${names.join(', ')}.`)
}

/** Settings that only mean something together: a missing one is named. */
function refuseHalfSet(values: Record<string, unknown>) {
  const together = [
    ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
    ['LAUREL_SIGNING_KEY', 'LAUREL_SIGNING_CERTIFICATE'],
  ]
  for (const names of together) {
    const set = names.filter((name) => values[name] !== undefined)
    const missing = names.filter((name) => values[name] === undefined)
    if (set.length === 0 || missing.length === 0) continue
    throw new SetupError(
      `${set.join(' and ')} is set, but ${missing.join(' and ')} is missing: set all of ${names.join(', ')}, or none.`,
    )
  }
  if (values.RESEND_API_KEY && values.SMTP_URL) {
    throw new SetupError(
      'RESEND_API_KEY and SMTP_URL are both set: keep the one that shall send mail.',
    )
  }
  if (values.LAUREL_SIGNING_PKCS12 && values.LAUREL_SIGNING_KEY) {
    throw new SetupError(
      'LAUREL_SIGNING_PKCS12 and LAUREL_SIGNING_KEY are both set: keep the one that shall sign documents.',
    )
  }
  const mails = values.RESEND_API_KEY ?? values.SMTP_URL
  if (mails && values.LAUREL_MAIL_FROM === settingsSchema.shape.LAUREL_MAIL_FROM.parse(undefined)) {
    throw new SetupError(
      'Mail is set up, but LAUREL_MAIL_FROM is missing: set it to the sender, such as “Academy <certificates@example.org>”.',
    )
  }
}

/** Demo sign-in lets anyone in, so it must never stand under a public address. */
function refuseOpenDemo(values: { LAUREL_DEMO: boolean; LAUREL_URL?: string | undefined }) {
  if (!values.LAUREL_DEMO || !values.LAUREL_URL) return
  throw new SetupError(
    'LAUREL_DEMO and LAUREL_URL are both set, which would let anyone sign in at a public address: unset one.',
  )
}

function shown(name: string, value: string | undefined) {
  return /KEY|SECRET|PASSPHRASE|URL/.test(name) ? '…' : (value ?? '')
}
