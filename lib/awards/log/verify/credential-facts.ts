import { z } from 'zod'

/** What is read of a credential (Open Badges 3.0 §B.1.11); a field that is absent or odd says nothing. */
const form = z.looseObject({
  id: z.string().optional().catch(undefined),
  validFrom: z.string().optional().catch(undefined),
  validUntil: z.string().optional().catch(undefined),
  awardedDate: z.string().optional().catch(undefined),
  credentialSubject: z
    .looseObject({
      identifier: z
        .array(z.looseObject({ identityHash: z.string() }))
        .optional()
        .catch(undefined),
      result: z
        .array(z.looseObject({ value: z.string() }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  credentialStatus: z
    .array(z.looseObject({ statusListIndex: z.string(), statusListCredential: z.string() }))
    .optional()
    .catch(undefined),
})

/** Where the bits of a credential are: the number of its list, and its position there. */
type Place = { list: number | null; position: number | null }

/** Whether a credential names another place in the status lists than it has. */
export function namesAnotherPlace(document: string, { list, position }: Place): boolean {
  const { credentialStatus = [] } = form.safeParse(readJson(document)).data ?? {}
  return credentialStatus.some(
    ({ statusListIndex, statusListCredential }) =>
      statusListIndex !== String(position) ||
      /\/status\/(\d+)\/[a-z]+$/.exec(statusListCredential)?.[1] !== String(list),
  )
}

/** The row of a certificate. */
type Facts = {
  publicId: string
  recipientName: string
  score: number | null
  awardedAt: Date
  expiresAt: Date | null
}

/**
 * The first column of a certificate that is not what its credential says; null where all agree. A
 * credential without an end or a score says that there is none.
 */
export function differingFact(document: string, facts: Facts): string | null {
  const said = form.safeParse(readJson(document)).data
  if (!said) return 'credential, which is no JSON,'
  const { id, credentialSubject, validFrom, validUntil, awardedDate } = said
  const name = credentialSubject?.identifier?.[0]?.identityHash
  const score = credentialSubject?.result?.[0]?.value
  if (id !== undefined && !id.endsWith(`/c/${facts.publicId}`)) return 'public_id'
  if (name !== undefined && name !== facts.recipientName) return 'recipient_name'
  for (const moment of [validFrom, awardedDate]) {
    if (moment !== undefined && secondOf(moment) !== secondOf(facts.awardedAt)) return 'awarded_at'
  }
  if (secondOf(validUntil) !== secondOf(facts.expiresAt)) return 'expires_at'
  return (score === undefined ? null : Number(score)) === facts.score ? null : 'score'
}

/** Credentials give moments to the second. */
function secondOf(moment: string | Date | null | undefined): number | null {
  return moment ? Math.floor(new Date(moment).getTime() / 1000) : null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
