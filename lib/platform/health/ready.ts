import { sql } from 'drizzle-orm'
import { database } from '@/db/client'

/** Whether this process can serve: its database answers within `patienceMs`. */
export async function isReady(patienceMs = 2000): Promise<boolean> {
  const { db, ready } = database()
  if (!ready()) return false
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false)
  })
  const answered = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  )
  const outcome = await Promise.race([answered, late])
  clearTimeout(timer)
  return outcome
}
