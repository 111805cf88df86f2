import { forbidden, notFound, unauthorized } from 'next/navigation'
import type { Ctx } from '@/lib/platform/access/context'
import { LaurelError } from '@/lib/platform/errors/errors'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/**
 * Reads what a page shows, as whoever asks. A refusal becomes a true 401, 403 or 404; so a page
 * awaits this before it opens any Suspense. Whether to refuse is the query's to say, never ours.
 */
export async function gate<T>(read: (ctx: Ctx) => T | Promise<T>): Promise<T> {
  const ctx = await currentCtx()
  try {
    return await read(ctx)
  } catch (error) {
    if (!(error instanceof LaurelError)) throw error
    if (error.status === 401) unauthorized()
    if (error.status === 403) forbidden()
    if (error.status === 404 || error.status === 400) notFound()
    throw error
  }
}
