import { database } from '@/db/client'
import { settings } from '@/lib/platform/env/settings'
import { setUpLink } from '@/lib/reach/sign-in/set-up-link'
import { type LaurelOptions, startLaurel } from '@/scripts/supervise'
import { printPhases } from '@/scripts/supervision/print-phases'

export function main(): Promise<never> {
  return serve({})
}

/** Starts Laurel, says where it is and how the first admin gets in, and serves until asked to end. */
export async function serve(options: LaurelOptions): Promise<never> {
  const laurel = await startLaurel({
    onPhase: printPhases,
    onStopping: () => console.log('Stopping…'),
    ...options,
  })
  try {
    console.log(`Laurel serves on ${laurel.baseUrl}`)
    const hint = settings().LAUREL_DEMO ? undefined : await firstAdmin(laurel.baseUrl)
    if (hint) console.log(hint)
  } catch (error) {
    await laurel.stop()
    throw error
  }
  return new Promise<never>(() => undefined)
}

async function firstAdmin(baseUrl: string) {
  const { db, close } = database()
  try {
    const link = await setUpLink({ db, baseUrl })
    return link && `Set Laurel up, once and within a day: ${link}`
  } finally {
    await close()
  }
}
