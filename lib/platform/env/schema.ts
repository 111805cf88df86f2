import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false'], { error: 'must be 1 or 0' })
  .transform((value) => value === '1' || value === 'true')

const webUrl = z
  .string()
  .regex(/^https?:\/\/[^\s/]+/, 'must begin with http:// or https:// and a host')
  .transform((value) => value.replace(/\/+$/, ''))

/** Every setting Laurel reads, by the name of its environment variable. README.md lists the same. */
export const settingsSchema = z.object({
  PORT: z.coerce
    .number({ error: 'must be a number from 1 to 65535' })
    .int('must be a whole number')
    .min(1, 'must be a number from 1 to 65535')
    .max(65535, 'must be a number from 1 to 65535')
    .default(3000),
  LAUREL_DATA: z.string().default('.laurel'),
  LAUREL_URL: webUrl.optional(),
  LAUREL_DEMO: flag.default(false),
  LAUREL_LOG: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be one of trace, debug, info, warn, error, silent',
    })
    .default('info'),
  LAUREL_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  LAUREL_RUN_RETENTION_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int('must be a whole number of days')
    .min(1, 'must be at least 1 day')
    .default(30),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LAUREL_PROXIES: z.coerce
    .number({ error: 'must be a number from 0 to 10' })
    .int('must be a whole number')
    .min(0, 'must be a number from 0 to 10')
    .max(10, 'must be a number from 0 to 10')
    .default(0),
  LAUREL_SIGNING_PKCS12: z.string().optional(),
  LAUREL_SIGNING_KEY: z.string().optional(),
  LAUREL_SIGNING_CERTIFICATE: z.string().optional(),
  LAUREL_SIGNING_PASSPHRASE: z.string().optional(),
  OIDC_ISSUER: z
    .string()
    .regex(
      /^(https:\/\/[^\s/]|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$))/,
      'must begin with https:// and a host',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'must have at most 60 characters').optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_BASE_URL: webUrl.optional(),
  INNGEST_DEV: z.string().optional(),
  LAUREL_MAIL_FROM: z.string().default('Laurel <laurel@localhost>'),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: webUrl.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  S3_ENDPOINT: webUrl.optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
})

export type Settings = Readonly<
  z.infer<typeof settingsSchema> & {
    /** Where people reach this installation, without a trailing slash. */
    baseUrl: string
  }
>
