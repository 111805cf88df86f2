import { devServer } from '@/lib/platform/events/mode'

type Environment = Readonly<Record<string, string | undefined>>

/** Where an Inngest server lists its runs (`inngest` mode). */
export function runsLink(env: Environment): string {
  return `${dashboard(env)}/runs`
}

/** Where an Inngest server shows one run. */
export function runLink(env: Environment, runId: string): string {
  const id = encodeURIComponent(runId)
  return isCloud(env) ? `${dashboard(env)}/runs/${id}` : `${dashboard(env)}/run?runID=${id}`
}

function isCloud(env: Environment): boolean {
  return !devServer(env) && !env.INNGEST_BASE_URL
}

function dashboard(env: Environment): string {
  const own = devServer(env) ?? env.INNGEST_BASE_URL
  if (own) return own.replace(/\/+$/, '')
  return `https://app.inngest.com/env/${encodeURIComponent(env.INNGEST_ENV ?? 'production')}`
}
