import { z } from 'zod'

const nothing = z.object({})

/**
 * Every fact that Laurel records, with what it carries besides its issuer and its subjects.
 * Ids and codes only, never names or addresses (invariant 9). `jobs: false` keeps a fact
 * in the history without waking a job.
 */
export const catalogue = {
  'issuer/created': { data: nothing, jobs: false },
  'member/added': { data: z.object({ userId: z.string(), role: z.string() }), jobs: false },
  'member/role-changed': { data: z.object({ userId: z.string(), role: z.string() }), jobs: false },
  'member/removed': { data: z.object({ userId: z.string(), role: z.string() }), jobs: false },
  'invitation/sent': { data: z.object({ role: z.string(), round: z.number() }), jobs: true },
  'invitation/revoked': { data: nothing, jobs: false },
  'invitation/accepted': { data: z.object({ userId: z.string(), role: z.string() }), jobs: false },
  'learner/address-changed': { data: nothing, jobs: false },
  'learner/merged': { data: z.object({ mergedId: z.string() }), jobs: true },
  'learner/separated': { data: z.object({ mergedId: z.string() }), jobs: false },
  'delivery/retried': { data: nothing, jobs: true },
  'course/created': { data: nothing, jobs: false },
  'course/changed': { data: nothing, jobs: false },
  'path/created': { data: nothing, jobs: false },
  'template/created': { data: nothing, jobs: false },
  'template/revised': { data: z.object({ version: z.number() }), jobs: false },
  'picture/added': { data: nothing, jobs: false },
  'signing-key/made': { data: nothing, jobs: false },
  // The installation's own, which reports are signed with.
  'report-key/made': { data: nothing, jobs: false },
  'credential-key/made': { data: nothing, jobs: false },
  'credential-key/retired': { data: nothing, jobs: true },
  'credential-key/compromised': { data: nothing, jobs: true },
  'credential/missing': { data: nothing, jobs: true },
  'api-key/made': { data: z.object({ scopes: z.array(z.string()) }), jobs: false },
  'api-key/rotated': { data: z.object({ replaces: z.string() }), jobs: false },
  'api-key/revoked': { data: nothing, jobs: false },
  // Signed for a program: it is no certificate, and is kept by whoever asked for it.
  'credential/issued': { data: z.object({ sha256: z.string() }), jobs: false },
  'credential/revoked': { data: nothing, jobs: false },
  'credential/suspended': { data: nothing, jobs: false },
  'credential/reinstated': { data: nothing, jobs: false },
  'certification/published': { data: z.object({ version: z.number() }), jobs: false },
  'import/drafted': { data: nothing, jobs: false },
  'import/started': { data: nothing, jobs: true },
  'import/finished': { data: nothing, jobs: false },
  'import/failed': { data: nothing, jobs: false },
  'import/cancelled': { data: nothing, jobs: false },
  'completion/recorded': { data: z.object({ importId: z.string().optional() }), jobs: true },
  'batch/opened': { data: nothing, jobs: true },
  'certificate/issued': { data: z.object({ batchId: z.string() }), jobs: true },
  // A credential beside what was issued before, or beside one by a key that may not sign any more.
  'certificate/signed': { data: nothing, jobs: false },
  'certificate/rendered': { data: nothing, jobs: true },
  // A newer file of what was drawn before: nobody is told.
  'certificate/redrawn': { data: nothing, jobs: false },
  'certificate/revoked': { data: z.object({ reasonClass: z.string() }), jobs: true },
  'certificate/suspended': { data: nothing, jobs: false },
  'certificate/reinstated': { data: nothing, jobs: false },
  'certificate/made-private': { data: nothing, jobs: false },
  'certificate/made-public': { data: nothing, jobs: false },
  // To whom learners show what is theirs is no matter of the issuer's.
  'share-link/made': { data: nothing, jobs: false },
  'share-link/ended': { data: nothing, jobs: false },
  'certificate/expiring': { data: z.object({ threshold: z.number() }), jobs: true },
  'certificate/expired': { data: nothing, jobs: true },
  'renewal/due': { data: nothing, jobs: true },
  'document/requested': { data: nothing, jobs: true },
  'redraw/started': { data: nothing, jobs: true },
  'redraw/passed-on': { data: nothing, jobs: true },
  'redraw/finished': { data: nothing, jobs: false },
  'redraw/failed': { data: nothing, jobs: false },
  'redraw/cancelled': { data: nothing, jobs: false },
  'review/retried': { data: nothing, jobs: true },
  'verification/requested': { data: nothing, jobs: true },
  'log/restarted': { data: z.object({ number: z.number() }), jobs: false },
} as const satisfies Record<string, { data: z.ZodType; jobs: boolean }>

export type FactName = keyof typeof catalogue

/** Most subjects of a fact, so that its event stays far below the 256 KiB an event may have. */
export const subjectLimit = 500

/** A fact that is no issuer's. */
type Nobodys =
  | 'verification/requested'
  | 'report-key/made'
  | 'log/restarted'
  | 'share-link/made'
  | 'share-link/ended'

/** One fact about one or many subjects of one kind. */
export type Fact<Name extends FactName = FactName> = {
  [N in Name]: {
    name: N
    issuerId: N extends Nobodys ? null : string
    subjectIds: string[]
    data: z.input<(typeof catalogue)[N]['data']>
  }
}[Name]

/** What a job is given as `event.data`. */
export const factEvent = z.object({
  issuerId: z.uuid(),
  subjectIds: z.array(z.uuid()).min(1).max(subjectLimit),
  importId: z.uuid().optional(),
  threshold: z.number().optional(),
})
