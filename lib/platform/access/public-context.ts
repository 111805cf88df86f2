import { database } from '@/db/client'
import { anyoneContext, type Ctx } from './context'

/** The context of a public page: nobody in particular, so that the page is the same for all. */
export function publicContext(): Ctx {
  return anyoneContext(database().db)
}
