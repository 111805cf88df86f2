import { database } from '@/db/client'
import { settings } from '@/lib/platform/env/settings'
import { firstAdminLink } from '@/lib/reach/sign-in/first-admin'
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
  const email = settings().LAUREL_ADMIN_EMAIL
  try {
    const link = await firstAdminLink({ db, baseUrl, email: email ?? 'admin@localhost' })
    if (!link) return undefined
    const hint = `Sign in as the first admin, once and within a day: ${link}`
    // Nobody reads that address' mail: when this session ends, there is no other way in.
    return email ? hint : `${hint}\nBetter set LAUREL_ADMIN_EMAIL to your own address first.`
  } finally {
    await close()
  }
}
