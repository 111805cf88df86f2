import type { Sql } from '@/db/guard/pool'
import {
  type CertificateFilter,
  listCertificates,
} from '@/lib/awards/certificates/list-certificates'
import { getMyCertificate } from '@/lib/awards/certificates/my-certificate'
import { getOverview } from '@/lib/awards/certificates/overview'
import { getPoster } from '@/lib/awards/certificates/public-certificate'
import {
  getCertificate,
  getPublicCertificate,
  listMyCertificates,
} from '@/lib/awards/certificates/queries'
import { searchEverything } from '@/lib/awards/certificates/search'
import { listCatalogue, listFeatured } from '@/lib/awards/certifications/public-catalogue'
import { getPublicCertification } from '@/lib/awards/certifications/public-certifications'
import { getPublicIssuer } from '@/lib/awards/certifications/public-issuers'
import {
  getCertification,
  listCertificationNames,
  listCertifications,
} from '@/lib/awards/certifications/queries'
import { listFiles } from '@/lib/awards/documents/files'
import { listStale } from '@/lib/awards/documents/list-stale'
import { getImport, listImports } from '@/lib/awards/imports/queries'
import { listAudit } from '@/lib/awards/issuers/list-audit'
import { listMyPaths } from '@/lib/awards/learning/my-paths'
import { listCoursesInUse } from '@/lib/awards/learning/queries'
import { getLearner } from '@/lib/awards/people/get-learner'
import { listDuplicates } from '@/lib/awards/people/list-duplicates'
import { listLearners } from '@/lib/awards/people/list-learners'
import { listReviewItems } from '@/lib/awards/people/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { listUndelivered } from '@/lib/reach/notifications/list-undelivered'
import { listMailboxMessages } from '@/lib/reach/notifications/mailbox'
import { countUnread, listMyNotifications } from '@/lib/reach/notifications/queries'
import type { Who } from './people'

/** What is looked for in one database: ids of rows in its middle, and names that are there. */
export interface Known {
  certificateId: string
  publicId: string
  ownPublicId: string
  learnerId: string
  email: string
  name: string
  certificationId: string
  importId: string
  deep: string
  deepAudit: string
}

export type Question = [what: string, asker: Who, ask: (ctx: Ctx, known: Known) => Promise<unknown>]

const staff = ['platform admin', 'large issuer', 'small issuer'] as const
const asStaff = (what: string, ask: Question[2]) => staff.map((who): Question => [what, who, ask])
const certificates = (what: string, filter: (known: Known) => CertificateFilter) =>
  asStaff(`certificates, ${what}`, (ctx, known) => listCertificates(ctx, filter(known)))

/** Every list and search that a page shows, by everyone who may ask for it. */
export const questions: Question[] = [
  ...asStaff('overview', getOverview),
  ...certificates('first page', () => ({})),
  ...certificates('deep page', ({ deep }) => ({ before: deep })),
  ...certificates('valid', () => ({ status: 'valid' })),
  ...certificates('expired', () => ({ status: 'expired' })),
  ...certificates('revoked', () => ({ status: 'revoked' })),
  ...certificates('superseded', () => ({ status: 'superseded' })),
  ...certificates('suspended', () => ({ status: 'suspended' })),
  ...certificates('expiring', () => ({ expiringDays: 60 })),
  ...certificates('of a certification', ({ certificationId }) => ({ certificationId })),
  ...certificates('search: name', ({ name }) => ({ search: name })),
  ...certificates('search: common name', () => ({ search: 'Maria' })),
  ...certificates('search: part', () => ({ search: 'kowal' })),
  ...certificates('search: two letters', () => ({ search: 'ki' })),
  ...certificates('search: e-mail', ({ email }) => ({ search: email })),
  ...certificates('search: domain', () => ({ search: '@mail7.example' })),
  ...certificates('search: public id', ({ publicId }) => ({ search: publicId })),
  ...certificates('search: nothing', () => ({ search: 'xqzwv' })),
  ...asStaff('palette: name', (ctx, { name }) => searchEverything(ctx, { text: name })),
  ...asStaff('palette: common name', (ctx) => searchEverything(ctx, { text: 'García' })),
  ...asStaff('palette: two letters', (ctx) => searchEverything(ctx, { text: 'ga' })),
  ...asStaff('palette: e-mail', (ctx, { email }) => searchEverything(ctx, { text: email })),
  ...asStaff('palette: public id', (ctx, { publicId }) =>
    searchEverything(ctx, { text: publicId }),
  ),
  ...asStaff('palette: nothing', (ctx) => searchEverything(ctx, { text: 'xqzwv' })),
  ...asStaff('people', (ctx) => listLearners(ctx)),
  ...asStaff('people, search: name', (ctx, { name }) => listLearners(ctx, { search: name })),
  ...asStaff('people, search: common name', (ctx) => listLearners(ctx, { search: 'Maria' })),
  ...asStaff('people, search: two letters', (ctx) => listLearners(ctx, { search: 'ma' })),
  ...asStaff('people, search: e-mail', (ctx, { email }) => listLearners(ctx, { search: email })),
  ...asStaff('duplicates', listDuplicates),
  ...asStaff('audit', (ctx) => listAudit(ctx)),
  ...asStaff('audit, deep page', (ctx, { deepAudit }) => listAudit(ctx, { before: deepAudit })),
  ...asStaff('audit, by action', (ctx) => listAudit(ctx, { action: 'certificate/revoked' })),
  ...asStaff('audit, none of it', (ctx) => listAudit(ctx, { action: 'issuer/created' })),
  ...asStaff('audit, by the system', (ctx) => listAudit(ctx, { actor: 'system' })),
  ...asStaff('undelivered', (ctx) => listUndelivered(ctx)),
  ...asStaff('review', (ctx) => listReviewItems(ctx)),
  ...asStaff('review, not drawn', (ctx) => listReviewItems(ctx, { kind: 'undrawn' })),
  ...asStaff('imports', listImports),
  ...asStaff('certifications', listCertifications),
  ...asStaff('names of certifications', listCertificationNames),
  ...asStaff('courses', listCoursesInUse),
  ...asStaff('documents of an older renderer', listStale),
  ['mailbox', 'platform admin', (ctx) => listMailboxMessages(ctx, {})],
  ['mailbox, search', 'platform admin', (ctx) => listMailboxMessages(ctx, { search: 'subject 3' })],
  ['mailbox, nothing', 'platform admin', (ctx) => listMailboxMessages(ctx, { search: 'xqzwv' })],
  ['a certificate', 'platform admin', (ctx, known) => getCertificate(ctx, known)],
  ['files of a certificate', 'platform admin', listFiles],
  ['a person', 'platform admin', (ctx, known) => getLearner(ctx, known)],
  ['a certification', 'platform admin', (ctx, known) => getCertification(ctx, known)],
  ['an import', 'platform admin', (ctx, known) => getImport(ctx, known)],
  ...(['one', 'many'] as const).flatMap((who): Question[] => [
    ['my certificates', who, listMyCertificates],
    ['my notifications', who, listMyNotifications],
    ['my unread', who, countUnread],
    ['my paths', who, listMyPaths],
  ]),
  [
    'my certificate',
    'many',
    (ctx, { ownPublicId }) => getMyCertificate(ctx, { publicId: ownPublicId }),
  ],
  ['public certificate', 'anyone', (ctx, { publicId }) => getPublicCertificate(ctx, publicId)],
  ['certificate’s page', 'anyone', (ctx, { publicId }) => getPoster(ctx, publicId)],
  ['issuer’s page', 'anyone', (ctx) => getPublicIssuer(ctx, 'issuer-0')],
  ['certification’s page', 'anyone', (ctx) => getPublicCertification(ctx, 'certification-0-0')],
  ['catalogue', 'anyone', (ctx) => listCatalogue(ctx)],
  ['featured', 'anyone', listFeatured],
]

/** Rows in the middle of the database, for questions that name one. */
export async function knownOf(sql: Sql): Promise<Known> {
  const [row] = await sql<Known[]>`
    with middle as (
      select * from certificates order by issued_at, id
      offset (select count(*) / 2 from certificates) limit 1)
    select c.id as "certificateId", c.public_id as "publicId", c.learner_id as "learnerId",
      l.email, l.name, c.certification_id as "certificationId",
      floor(extract(epoch from c.issued_at) * 1000)::bigint || '.' || c.id as deep,
      floor(extract(epoch from c.issued_at) * 1000000)::bigint || '.' || c.id as "deepAudit",
      (select id from imports order by created_at desc limit 1) as "importId",
      (select o.public_id from certificates o join learners p on p.id = o.learner_id
        where p.email = 'many@example.org' limit 1) as "ownPublicId"
    from middle c join learners l on l.id = c.learner_id`
  if (!row) throw new Error('The database is empty.')
  return row
}
