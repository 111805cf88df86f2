import { isDeepStrictEqual } from 'node:util'
import { issuerDid } from '@/lib/awards/credentials/addresses'
import { type JsonObject, listOf } from '@/lib/proof/credentials/verify/json'
import type { Issued, Recorded } from './find-record'
import type { Difference } from './schema'

/** What a credential says, in the words that a record has for the same. */
export type Said = {
  id: string | null
  title: string | null
  recipientName: string | null
  issuer: { id: string; name: string | null }
  awardedAt: Date | null
  expiresAt: Date | null
}

/**
 * The credential that was issued and is, proof and all, the one given; order and spaces aside, and what
 * others signed it with since.
 */
export function sameIssued(record: Recorded, given: JsonObject): Issued | undefined {
  const { proof: proofs, ...content } = given
  return record.issued.find(({ document }) => {
    const { proof, ...issued } = JSON.parse(document) as JsonObject
    return (
      isDeepStrictEqual(issued, content) &&
      listOf(proof).every((own) => listOf(proofs).some((one) => isDeepStrictEqual(own, one)))
    )
  })
}

/** The same but for the proof: what was issued in another form, such as a JWT's claims. */
export function sameContent(record: Recorded, given: Record<string, unknown>): Issued | undefined {
  return record.issued.find(({ document }) => {
    const issued = JSON.parse(document) as Record<string, unknown>
    return Object.keys(issued)
      .filter((name) => name !== 'proof')
      .every((name) => isDeepStrictEqual(issued[name], given[name]))
  })
}

/** Whether a credential of a record says what the record's other rows say. */
export function isOneOfOurs(record: Recorded, said: Said | null): boolean {
  return said !== null && differencesOf(record, said).length === 0
}

/** Each field in which what a credential says and the record part. */
export function differencesOf({ shown }: Recorded, said: Said): Difference[] {
  const fields: [string, string | null, string | null][] = [
    ['name', said.recipientName, shown.recipientName],
    ['title', said.title, shown.title],
    ['issuer', said.issuer.id, issuerDid(shown.issuer.slug)],
    ['awarded', moment(said.awardedAt), moment(shown.awardedAt)],
    ['expires', moment(said.expiresAt), moment(shown.expiresAt)],
  ]
  return fields.flatMap(([field, printed, recorded]) =>
    printed === recorded ? [] : { field, printed, recorded },
  )
}

/** To the second, as far as a credential has it. */
function moment(date: Date | null): string | null {
  return date && `${date.toISOString().slice(0, 19)}Z`
}
