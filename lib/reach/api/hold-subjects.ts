import { and, asc, inArray, isNull, or } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { holdings, programCredentials, statusEntries, statusLists, suspensions } from '@/db/schema'

/**
 * Holds what a program has withdrawn or reinstated, then the lists that say so, until the transaction ends:
 * all of it before anything is changed, and in the order in which one alone is held to be changed, so that
 * two who change several do not wait for each other in a circle.
 */
export async function holdSubjects(tx: Transaction, ids: string[]): Promise<void> {
  const { certificateId, programCredentialId, listId } = statusEntries
  await tx
    .select({ id: holdings.certificateId })
    .from(holdings)
    .where(inArray(holdings.certificateId, ids))
    .orderBy(asc(holdings.certificateId))
    .for('update')
  await tx
    .select({ id: suspensions.id })
    .from(suspensions)
    .where(and(inArray(suspensions.certificateId, ids), isNull(suspensions.liftedAt)))
    .orderBy(asc(suspensions.certificateId))
    .for('update')
  await tx
    .select({ id: programCredentials.id })
    .from(programCredentials)
    .where(inArray(programCredentials.id, ids))
    .orderBy(asc(programCredentials.id))
    .for('update')
  const lists = tx
    .select({ id: listId })
    .from(statusEntries)
    .where(or(inArray(certificateId, ids), inArray(programCredentialId, ids)))
  await tx
    .select({ id: statusLists.id })
    .from(statusLists)
    .where(inArray(statusLists.id, lists))
    .orderBy(asc(statusLists.id))
    .for('update')
}
