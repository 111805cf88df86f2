import { database } from '@/db/client'
import { type Ctx, systemContext } from './context'

/** The context of a job's step, on the process's own database; `job` names it in the audit log. */
export function jobContext(job: string): Ctx {
  return systemContext(job, database().db)
}
