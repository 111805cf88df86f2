import { forbidden, notFound, unauthorized, unstable_rethrow } from 'next/navigation'
import type { Ctx } from '@/lib/platform/access/context'
import { publicContext } from '@/lib/platform/access/public-context'
import { LaurelError } from '@/lib/platform/errors/errors'
import { reportBug } from '@/lib/platform/log/report'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/**
 * Reads what a page shows, as whoever asks. A refusal becomes a true 401, 403 or 404; so a page
 * awaits this before it opens any Suspense. Whether to refuse is the query's to say, never ours.
 */
export function gate<T>(read: (ctx: Ctx) => T | Promise<T>): Promise<T> {
  return orRefuse(async () => read(await currentCtx()))
}

/** The same for pages that are the same for all: it reads no cookie, so they can be cached. */
export function publicGate<T>(read: (ctx: Ctx) => T | Promise<T>): Promise<T> {
  return orRefuse(async () => read(publicContext()))
}

async function orRefuse<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof LaurelError)) throw bug(error)
    if (error.status === 401) unauthorized()
    if (error.status === 403) forbidden()
    if (error.status === 404 || error.status === 400) notFound()
    throw bug(error)
  }
}

/** What Next logs and shows in the bug's place: `digest` is the reference on the error page. */
function bug(error: unknown) {
  unstable_rethrow(error)
  const digest = reportBug(error, 'page')
  return Object.assign(new Error(`A bug was met, see reference ${digest}.`), { digest })
}
