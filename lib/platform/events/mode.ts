import { SetupError } from '@/lib/platform/errors/errors'

export type JobMode = 'inngest' | 'embedded'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Who runs the jobs: an Inngest server when its keys are set (or a dev server is named), else the
 * runner of this repo. Throws SetupError when only half of what Inngest needs is there.
 */
export function jobMode(env: Environment): JobMode {
  const dev = devServer(env)
  if (dev) return 'inngest'
  const eventKey = env.INNGEST_EVENT_KEY
  const signingKey = env.INNGEST_SIGNING_KEY
  if (eventKey && signingKey) {
    refuseOddKey(signingKey)
    return 'inngest'
  }
  if (eventKey) throw missing('INNGEST_SIGNING_KEY', 'INNGEST_EVENT_KEY')
  if (signingKey) throw missing('INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY')
  if (env.INNGEST_BASE_URL) {
    throw missing('INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY', 'INNGEST_BASE_URL')
  }
  return 'embedded'
}

/** INNGEST_DEV is `1`, `true` or a URL; `0` and `false` switch it off, as in the SDK. */
export function devServer(env: Environment): string | undefined {
  const value = env.INNGEST_DEV?.trim()
  if (!value || /^(0|false)$/i.test(value)) return undefined
  if (/^(1|true)$/i.test(value)) return 'http://localhost:8288'
  const url = value.includes('://') ? value : `http://${value}`
  if (!URL.canParse(url)) {
    throw new SetupError(
      `INNGEST_DEV is set to “${value}”, which is neither 1 nor the URL of a dev server.`,
    )
  }
  return url.replace(/\/+$/, '')
}

/** The server takes the key as hex, so one of odd length can never match. */
function refuseOddKey(signingKey: string) {
  const hex = signingKey.replace(/^signkey-\w+-/, '')
  if (/^([0-9a-f]{2})+$/i.test(hex)) return
  throw new SetupError('INNGEST_SIGNING_KEY must be hexadecimal and of even length.')
}

function missing(name: string, set: string) {
  return new SetupError(
    `${set} is set, but ${name} is missing: set both for Inngest, or neither for the embedded mode.`,
  )
}
