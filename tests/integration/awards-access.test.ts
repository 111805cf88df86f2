import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Transaction } from '@/db/client'
import { newestDocuments, programCredentials, redraws, shareLinks, users } from '@/db/schema'
import type { getFirstSteps } from '@/lib/awards/certificates/first-steps'
import type { getOverview } from '@/lib/awards/certificates/overview'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { suspendCertificate } from '@/lib/awards/certificates/suspend'
import { addPicture } from '@/lib/awards/certifications/add-picture'
import { loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import { replaceCredentialKey } from '@/lib/awards/credentials/replace-key'
import { draftImport } from '@/lib/awards/imports/draft-import'
import { startImport } from '@/lib/awards/imports/start-import'
import { addMember } from '@/lib/awards/issuers/add-member'
import { invitationToken } from '@/lib/awards/issuers/invitation-token'
import { inviteMember } from '@/lib/awards/issuers/invite-member'
import { createPath } from '@/lib/awards/learning/create-path'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { listHeldTwice } from '@/lib/awards/people/compare'
import { mergeLearners } from '@/lib/awards/people/merge-learners'
import { loadSigningKey } from '@/lib/awards/signing/load-signing-key'
import { listSigningKeys } from '@/lib/awards/signing/queries'
import { beginRun } from '@/lib/awards/verification/begin-run'
import { apiScopes, type MemberRole, mintActor, type UserActor } from '@/lib/platform/access/actor'
import { anyoneContext, type Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { newId, newPublicId } from '@/lib/platform/ids/ids'
import { hashOfSecret, newSecret } from '@/lib/platform/secrets/secret'
import { storage } from '@/lib/platform/storage/storage'
import { issueCredential } from '@/lib/reach/api/issue-credential'
import { makeApiKey } from '@/lib/reach/api/make-api-key'
import { notify } from '@/lib/reach/notifications/notify'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'
import { someVerification } from '@/tests/support/verifications'

process.env.AUTH_SECRET = 'a secret for the links of these tests'
const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const people = [
  ...(['anyone', 'learner', 'foreign', 'reviewer', 'admin', 'platform', 'system'] as const),
  // A program of the issuer's, with a key for everything, and one of another issuer's.
  ...(['key', 'foreignKey'] as const),
] as const
type Person = (typeof people)[number]

/**
 * What each person is answered: a status, `sees` (the answer holds the issuer's rows or the verb
 * works), or `blind` (an answer without them).
 */
type Answers = Record<Person, 401 | 403 | 404 | 'sees' | 'blind'>
const noKey = { key: 403, foreignKey: 403 } as const
const outside = { anyone: 401, learner: 404, foreign: 404, ...noKey } as const
const above = { admin: 'sees', platform: 'sees', system: 'sees' } as const
const rules = {
  admin: { ...outside, reviewer: 403, ...above },
  reviewer: { ...outside, reviewer: 'sees', ...above },
  list: { ...noKey, anyone: 401, learner: 403, foreign: 'blind', reviewer: 'sees', ...above },
  /** A list that reviewers may see, made into a file that they may not have. */
  adminList: { ...noKey, anyone: 401, learner: 403, foreign: 'blind', reviewer: 403, ...above },
  platform: {
    ...{ anyone: 401, learner: 403, foreign: 403, reviewer: 403, admin: 403 },
    ...{ platform: 'sees', system: 'sees', ...noKey },
  },
  /** For admins of the issuer, and for programs of theirs. */
  adminOrKey: { ...outside, reviewer: 403, ...above, key: 'sees', foreignKey: 404 },
  /** For programs alone: a person has pages. */
  program: {
    ...{ anyone: 401, learner: 403, foreign: 403, reviewer: 403, admin: 403 },
    ...{ platform: 403, system: 403, key: 'sees', foreignKey: 'sees' },
  },
  programOfMine: {
    ...{ anyone: 401, learner: 403, foreign: 403, reviewer: 403, admin: 403 },
    ...{ platform: 403, system: 403, key: 'sees', foreignKey: 404 },
  },
  own: {
    ...noKey,
    ...{ anyone: 401, learner: 'sees', system: 401 },
    ...{ foreign: 'blind', reviewer: 'blind', admin: 'blind', platform: 'blind' },
  },
  /** The address of an invitation is the learner's. */
  invited: {
    ...noKey,
    ...{ anyone: 401, learner: 'sees', system: 401 },
    ...{ foreign: 403, reviewer: 403, admin: 403, platform: 403 },
  },
  mine: {
    ...noKey,
    ...{ anyone: 401, learner: 'sees', system: 401 },
    ...{ foreign: 404, reviewer: 404, admin: 404, platform: 404 },
  },
  /** For the learner, and for admins of its issuer. */
  mineOrAdmin: { ...noKey, anyone: 401, learner: 'sees', foreign: 404, reviewer: 403, ...above },
  public: {
    ...{ anyone: 'sees', learner: 'sees', foreign: 'sees', reviewer: 'sees' },
    ...{ key: 'sees', foreignKey: 'sees' },
    ...above,
  },
} satisfies Record<string, Answers>

const look = { look: { design: 'classic', paper: 'letter' } }
const plainCredential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  ...{ type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:kim' } },
}
const sample = {
  ...{ recipientName: 'Kim', title: 'Tried', description: '', skills: [], details: {} },
  ...{ awardedOn: '2026-10-01', expiresOn: null, score: null },
}
const use = (templateVersionId: string, certificationId: string) => ({
  ...{ templateVersionId, certificationIds: [certificationId] },
})

type World = Awaited<ReturnType<typeof build>>
type Verb = [name: string, rule: keyof typeof rules, input?: (w: World) => unknown]

/** Every verb and query, with whom it is for and an input about one issuer's rows. */
const verbs: Verb[] = [
  ['scanExpiry', 'platform', () => ({ threshold: 30 })],
  ['scanUndrawn', 'platform'],
  ['scanRenewals', 'platform', () => ({ after: null })],
  ['sweepFiles', 'platform'],
  ['retryWaiting', 'platform', () => ({ after: null })],
  ['createIssuer', 'platform', () => ({ slug: 'new-issuer', name: 'New' })],
  ['deliver', 'platform', () => ({ certificateIds: [] })],
  ['listMailboxMessages', 'platform'],
  ['getMessage', 'platform', (w) => ({ id: w.messageId })],

  ['listPlatformAdmins', 'platform'],
  ['changeRole', 'admin', (w) => ({ ...w.seat, role: 'admin' })],
  ['removeMember', 'admin', (w) => w.seat],
  [
    'inviteMember',
    'admin',
    (w) => ({ issuerId: w.issuerId, email: 'new@example.org', role: 'reviewer' }),
  ],
  ['resendInvitation', 'admin', (w) => ({ invitationId: w.invitationId })],
  ['revokeInvitation', 'admin', (w) => ({ invitationId: w.invitationId })],
  ['acceptInvitation', 'invited', (w) => ({ token: w.token })],
  ['changeAddress', 'admin', (w) => ({ learnerId: w.learnerId, email: 'mended@example.org' })],
  ['findByAddress', 'admin', (w) => ({ learnerId: w.learnerId, email: 'second@example.org' })],
  ['compareLearners', 'admin', (w) => w.pair],
  ['mergeLearners', 'admin', (w) => ({ ...w.pair, revokeIds: w.heldTwice })],
  ['separateLearner', 'admin', (w) => ({ learnerId: w.mergedId })],
  ['sendAgain', 'admin', (w) => ({ learnerId: w.learnerId })],
  ['getLearner', 'reviewer', (w) => ({ learnerId: w.learnerId })],
  ['listLearners', 'list'],
  ['listDuplicates', 'list'],
  ['listUndelivered', 'list'],
  ['listMembers', 'list'],
  ['listInvitations', 'list'],
  ['listAudit', 'list'],
  ['getInvitation', 'public', (w) => ({ token: w.token })],

  ['renderChunk', 'admin', (w) => ({ issuerId: w.issuerId, certificateIds: [] })],
  ['loadSigningKey', 'admin', (w) => ({ issuerId: w.issuerId })],
  ['replaceSigningKey', 'admin', (w) => ({ issuerId: w.issuerId, replaces: w.signingKeyId })],
  ['listSigningKeys', 'reviewer', (w) => ({ issuerId: w.issuerId })],
  ['loadCredentialKey', 'admin', (w) => ({ issuerId: w.issuerId, algorithm: 'ed25519' })],
  ['listCredentialKeys', 'reviewer', (w) => ({ issuerId: w.issuerId })],
  [
    'replaceCredentialKey',
    'admin',
    (w) => ({ issuerId: w.issuerId, algorithm: 'ed25519', replaces: w.credentialKeyId }),
  ],
  ['retireCredentialKey', 'admin', (w) => ({ keyId: w.replacedKeyId })],
  [
    'compromiseCredentialKey',
    'admin',
    (w) => ({ keyId: w.replacedKeyId, since: addDays(now, -1) }),
  ],
  ['signChunk', 'admin', (w) => ({ issuerId: w.issuerId })],
  ['findUnsigned', 'platform'],
  ['passOnSigning', 'platform', (w) => ({ issuerId: w.issuerId })],
  ['redrawStale', 'admin', (w) => ({ issuerId: w.issuerId })],
  ['getIssuerDid', 'public', () => 'mine'],
  ['getStatusList', 'public', () => ({ slug: 'mine', number: 1, purpose: 'revocation' })],
  ['getCredential', 'public', (w) => w.publicId],
  ['getJwt', 'public', (w) => w.publicId],
  ['makeBundle', 'public', (w) => w.publicId],
  ['verify', 'public', (w) => ({ id: w.publicId })],
  ['listDetailKeys', 'admin', (w) => ({ issuerIds: [w.issuerId] })],
  ['redrawIssuer', 'admin', (w) => ({ issuerId: w.issuerId })],
  ['redrawChosen', 'admin', (w) => ({ certificateIds: [w.certificateId] })],
  ['redrawChunk', 'admin', (w) => ({ redrawId: w.redrawId })],
  ['cancelRedraw', 'admin', (w) => ({ redrawId: w.redrawId })],
  ['passOnRedraw', 'platform', (w) => ({ redrawId: w.redrawId })],
  ['failRedraw', 'platform', (w) => ({ redrawId: w.redrawId, said: 'Why' })],
  ['zipImport', 'admin', (w) => ({ importId: w.importId })],
  ['zipChosen', 'admin', (w) => ({ certificateIds: [w.certificateId] })],
  ['zipFiltered', 'adminList', () => ({})],
  ['drawForPrint', 'mineOrAdmin', (w) => ({ publicId: w.publicId })],
  ['listStale', 'list'],
  ['listNewest', 'list', (w) => ({ certificateIds: [w.certificateId] })],
  ['listFiles', 'reviewer', (w) => ({ certificateId: w.certificateId })],
  ['getFile', 'admin', (w) => ({ certificateId: w.certificateId, version: 1 })],
  [
    'revokeCertificate',
    'adminOrKey',
    (w) => ({ certificateId: w.certificateId, reasonClass: 'other', reason: 'Why' }),
  ],
  [
    'revokeCertificates',
    'adminOrKey',
    (w) => ({ certificateIds: [w.certificateId], reasonClass: 'other', reason: 'Why' }),
  ],
  ['suspendCertificate', 'adminOrKey', (w) => ({ certificateId: w.certificateId, reason: 'Why' })],
  ['liftSuspension', 'adminOrKey', (w) => ({ certificateId: w.suspendedId })],
  [
    'makeApiKey',
    'admin',
    (w) => ({
      ...{ issuerId: w.issuerId, name: 'N', scopes: ['credentials:verify'], lifetime: '30' },
    }),
  ],
  ['rotateApiKey', 'admin', (w) => ({ keyId: w.apiKeyId, overlap: '1' })],
  ['revokeApiKey', 'admin', (w) => ({ keyId: w.apiKeyId })],
  ['listApiKeys', 'admin', (w) => ({ issuerId: w.issuerId })],
  ['issueCredential', 'program', () => ({ credential: plainCredential })],
  ['verifyForProgram', 'program', () => ({ verifiableCredential: plainCredential })],
  [
    'verifyPresentationForProgram',
    'program',
    () => ({ verifiablePresentation: plainCredential, asked: {} }),
  ],
  [
    'updateStatus',
    'programOfMine',
    (w) => ({
      credentialId: `${settings().baseUrl}/c/${w.publicId}`,
      changes: [{ purpose: 'revocation', set: true }],
    }),
  ],
  [
    'settleCredential',
    'adminOrKey',
    (w) => ({ id: w.programCredentialId, purpose: 'suspension', set: true }),
  ],
  [
    'openBatch',
    'admin',
    (w) => ({
      ...{ issuerId: w.issuerId, cause: newId(), trigger: 'completion/recorded' },
      subjectIds: [w.completionId],
    }),
  ],
  ['issueChunk', 'admin', (w) => ({ batchId: w.batchId })],
  [
    'publishCertification',
    'admin',
    (w) => ({
      ...{
        issuerId: w.issuerId,
        slug: 'new',
        title: 'New',
        templateVersionId: w.templateVersionId,
      },
      requirements: [{ kind: 'course', courseId: w.courseId }],
    }),
  ],
  [
    'createCertification',
    'admin',
    (w) => ({ issuerId: w.issuerId, slug: 'newer', title: 'Newer', courseId: w.courseId }),
  ],
  [
    'reviseCertification',
    'admin',
    (w) => ({ certificationId: w.certificationId, title: 'Newer', courseId: w.courseId }),
  ],
  [
    'createTemplate',
    'admin',
    (w) => ({
      ...{ issuerId: w.issuerId, name: 'New', look: { design: 'classic', paper: 'a4' } },
    }),
  ],
  [
    'saveTemplate',
    'admin',
    (w) => ({
      ...{ issuerId: w.issuerId, templateId: w.templateId, name: 'New', basedOn: 1 },
      look: { design: 'classic', paper: 'letter' },
    }),
  ],
  [
    'useTemplate',
    'admin',
    (w) => ({
      templateVersionId: w.templateVersionId,
      certificationIds: [w.certificationId],
    }),
  ],
  ['getTemplate', 'admin', (w) => ({ templateId: w.templateId })],
  ['previewTemplate', 'admin', (w) => ({ issuerId: w.issuerId, ...look, sample })],
  ['getNewestLook', 'reviewer', (w) => ({ templateId: w.templateId })],
  ['addPicture', 'admin', (w) => ({ issuerId: w.issuerId, bytes: svg('a') })],
  ['getPicture', 'admin', (w) => ({ pictureId: w.pictureId })],
  [
    'loadTemplate',
    'admin',
    (w) => ({ issuerId: w.issuerId, templateVersionId: w.templateVersionId }),
  ],
  [
    'startImport',
    'admin',
    (w) => ({ issuerId: w.issuerId, fileName: 'new.csv', bytes: csv(newId()) }),
  ],
  [
    'draftImport',
    'admin',
    (w) => ({ issuerId: w.issuerId, fileName: 'new.csv', bytes: csv(newId()) }),
  ],
  [
    'beginImport',
    'admin',
    (w) => ({ issuerId: w.issuerId, fileName: 'new.csv', bytes: csv(newId()) }),
  ],
  ['answerImport', 'admin', (w) => ({ importId: w.draftId, plan: {} })],
  ['planImport', 'admin', (w) => ({ importId: w.draftId, plan: {} })],
  ['checkImport', 'admin', (w) => ({ importId: w.draftId })],
  ['forecastImport', 'admin', (w) => ({ importId: w.draftId })],
  ['previewPeople', 'admin', (w) => ({ importId: w.draftId })],
  ['commitImport', 'admin', (w) => ({ importId: w.importId })],
  ['cancelImport', 'admin', (w) => ({ importId: w.draftId })],
  ['retryImport', 'admin', (w) => ({ importId: w.importId })],
  ['repeatImport', 'admin', (w) => ({ importId: w.importId })],
  ['failImport', 'platform', (w) => ({ importId: w.importId, said: 'Why' })],
  ['recordRows', 'admin', (w) => ({ importId: w.importId })],
  ['addMember', 'admin', (w) => ({ issuerId: w.issuerId, userId: w.userId, role: 'admin' })],
  [
    'createPath',
    'admin',
    (w) => ({ issuerId: w.issuerId, slug: 'new', title: 'New', courseIds: [w.courseId] }),
  ],
  ['changeCourse', 'admin', (w) => ({ courseId: w.courseId, code: 'N', title: 'New' })],
  ['getCourse', 'reviewer', (w) => ({ courseId: w.courseId })],
  ['listCoursesInUse', 'list'],
  ['getFirstSteps', 'list'],
  ['createCourse', 'admin', (w) => ({ issuerId: w.issuerId, code: 'N', slug: 'n', title: 'New' })],
  [
    'recordCompletion',
    'admin',
    (w) => ({ courseId: w.courseId, email: 'n@example.org', name: 'N', completedAt: now }),
  ],
  [
    'recordCompletions',
    'admin',
    (w) => ({
      ...{ issuerId: w.issuerId, source: 'lms' },
      rows: [{ courseId: w.courseId, email: 'n@example.org', name: 'N', completedAt: now }],
    }),
  ],
  [
    'notify',
    'admin',
    (w) => ({ issuerId: w.issuerId, type: 'expired', certificateIds: [w.certificateId] }),
  ],

  ['getCertification', 'reviewer', (w) => ({ certificationId: w.certificationId })],
  ['getCertificate', 'reviewer', (w) => ({ certificateId: w.certificateId })],
  ['getImport', 'reviewer', (w) => ({ importId: w.importId })],
  ['getImportProgress', 'reviewer', (w) => ({ importId: w.importId })],
  ['listRejectedRows', 'reviewer', (w) => ({ importId: w.importId })],
  ['listImportRows', 'reviewer', (w) => ({ importId: w.importId, state: 'accepted' })],
  ['writeErrorFile', 'reviewer', (w) => ({ importId: w.badId })],
  ['retryReview', 'reviewer', (w) => ({ reviewItemIds: [w.reviewItemId] })],

  ['getOverview', 'list'],
  ['listCertificates', 'list'],
  ['searchEverything', 'list', () => ({ text: 'example.org' })],
  ['listCertifications', 'list'],
  ['listCertificationNames', 'list'],
  ['listTemplates', 'list'],
  ['listTemplatesWithUse', 'list'],
  ['listImports', 'list'],
  ['listMyIssuers', 'list'],
  ['listCourses', 'list'],
  ['listReviewItems', 'list'],

  ['listMyCertificates', 'own'],
  ['listMyNotifications', 'own'],
  ['listMyPaths', 'own'],
  ['getMyCertificate', 'mine', (w) => ({ publicId: w.publicId })],
  ['countUnread', 'own'],
  ['markNotificationsRead', 'own'],
  ['markNotificationsUnread', 'own', () => ({ notificationIds: [] })],

  ['beginRun', 'public', () => ({ text: 'one' })],
  ['verifyChunk', 'platform', () => ({ runId: newId() })],
  ['writeReport', 'platform', () => ({ runId: newId() })],
  ['endRun', 'platform', () => ({ runId: newId() })],
  ['forgetRuns', 'platform'],
  ['getRun', 'public', (w) => ({ secret: w.runSecret })],
  ['listRunItems', 'public', (w) => ({ secret: w.runSecret })],
  ['getRunCsv', 'public', (w) => ({ secret: w.runSecret })],
  ['getRunReport', 'public', (w) => ({ secret: w.runSecret })],
  [
    'logVerification',
    'public',
    () => ({ channel: 'api', verification: someVerification('valid') }),
  ],
  ['logView', 'public', (w) => ({ publicId: w.publicId, region: null, referrer: null })],

  ['getPublicCertificate', 'public', (w) => w.publicId],
  ['getCertificatePdf', 'public', (w) => w.publicId],
  ['getPoster', 'public', (w) => w.publicId],
  ['getDocument', 'public', (w) => w.publicId],
  ['getPublicCertification', 'public', () => 'mine-basic'],
  ['getPublicCourse', 'public', () => 'mine-c-1'],
  ['getPublicPath', 'public', () => 'mine-path'],
  ['getPublicIssuer', 'public', () => 'mine'],
  ['listPublicIssuers', 'public'],
  ['listCatalogue', 'public'],
  ['listFeatured', 'public'],
  ['listPublicAddresses', 'public'],
  ['sequenceLog', 'platform'],
  ['loadLogKey', 'platform'],
  ['restartLog', 'platform', () => ({ reason: 'Why' })],
  ['verifyLog', 'platform'],
  ['getCheckpoint', 'public'],
  ['getVerifierKey', 'public'],
  ['listFormerLogs', 'public'],
  ['getTile', 'public', () => ({ log: 1, level: 0, number: 0, width: 1 })],
  ['getEntries', 'public', () => ({ log: 1, number: 0, width: 1 })],
  ['getConsistency', 'public', () => ({ from: 0, to: 1 })],
  ['listProofs', 'public', (w) => ({ certificateId: w.certificateId })],
  ['getInclusion', 'public', (w) => ({ subjectId: w.certificateId, kind: 'issued' })],
  ['getPublicProofs', 'public', (w) => ({ publicId: w.publicId })],
  ['makePrivate', 'mine', (w) => ({ publicId: w.publicId })],
  ['makePublic', 'mine', (w) => ({ publicId: w.publicId })],
  ['makeShareLink', 'mine', (w) => ({ publicId: w.publicId, name: 'Me', lifetime: '7' })],
  ['endShareLink', 'mine', (w) => ({ linkId: w.linkId })],
  ['getPrivacy', 'mine', (w) => ({ publicId: w.publicId })],
  ['openShareLink', 'public', (w) => w.linkSecret],
  ['sizeAt', 'public', () => now],
]

/** Parts of verbs that are listed: those who call them have asked, or they ask on their behalf. */
const inner = [
  'loadPictures',
  'ownDraft',
  'ownCertificate',
  'visible',
  'shownSuccessor',
  'ownImport',
  'ownRedraw',
  'listUndrawn',
  'findLearner',
  'findPair',
  'settleItem',
  'verifyItem',
  'ownKey',
  'keyInUse',
  'ownApiKey',
  'findForStatus',
  'findRecord',
  'readCredential',
  'getter',
  'localDocument',
  'verifyById',
  'verifyPdf',
  'verifyGivenCredential',
  'verifyIdText',
  'verifyText',
  'verifyUrl',
]

const neverDrawn = ['getCertificatePdf', 'getFile', 'getRunReport']

/** What an answer counts of the issuer's rows: each above zero for its people, none for others. */
const counted: Record<string, (answer: unknown) => number[]> = {
  getOverview: (answer) => {
    const { perMonth, ...counts } = answer as Awaited<ReturnType<typeof getOverview>>
    return [...Object.values(counts), perMonth.reduce((sum, month) => sum + month.count, 0)]
  },
  countUnread: (answer) => [answer as number],
  // The other issuer has courses of its own; completions are Mine's alone.
  getFirstSteps: (answer) => [
    Number((answer as Awaited<ReturnType<typeof getFirstSteps>>).completions),
  ],
}
const namesIssuer = (answer: unknown) => [
  Number(JSON.stringify(answer ?? '').includes('Issuer mine')),
]

const rooms = ['lib/awards', 'lib/reach/api', 'lib/reach/notifications']
const files = rooms
  .flatMap((room) => readdirSync(room, { recursive: true }).map((name) => join(room, String(name))))
  .filter((name) => name.endsWith('.ts'))
const exported = new Map<string, string>()
for (const file of files) {
  const found = readFileSync(file, 'utf8').matchAll(
    /^export (?:async )?function (\w+)\(\s*ctx: Ctx/gm,
  )
  for (const [, name = ''] of found) exported.set(name, file)
}

let world: World
beforeAll(async () => {
  world = await build()
})

it('knows every verb and query that there is', () => {
  expect([...verbs.map(([name]) => name), ...inner].sort()).toEqual([...exported.keys()].sort())
})

describe.each(verbs)('%s (%s)', (name, rule, input) => {
  it.each(people)('answers %s by the rule', async (person) => {
    const expected = rules[rule][person]
    const { answer, error, writes } = await call(name, person, input?.(world))
    if (typeof expected === 'number') {
      expect(error).toMatchObject({ status: expected })
      expect(writes).toBe(0)
      return
    }
    // The document was never drawn here: whoever may ask is told so.
    if (neverDrawn.includes(name)) expect(error).toHaveProperty('status', 404)
    else expect(error).toBeUndefined()
    const found = (counted[name] ?? namesIssuer)(answer)
    if (expected === 'blind') expect(found.every((n) => n === 0)).toBe(true)
    else if (rule === 'list' || counted[name]) expect(found.every((n) => n > 0)).toBe(true)
  })
})

describe('an admin who names rows of another issuer', () => {
  const foreign: [verb: string, input: (w: World) => unknown][] = [
    ['createPath', (w) => ({ slug: 'p', title: 'P', courseIds: [w.courseId] })],
    [
      'recordCompletions',
      (w) => ({
        source: 'lms',
        rows: [{ courseId: w.courseId, email: 'x@example.org', name: 'X', completedAt: now }],
      }),
    ],
    ['saveTemplate', (w) => ({ ...look, templateId: w.templateId, name: 'X', basedOn: 1 })],
    ['loadTemplate', (w) => ({ templateVersionId: w.templateVersionId })],
    ['createTemplate', (w) => ({ name: 'X', look: { ...look.look, logo: w.pictureId } })],
    ['useTemplate', (w) => use(w.foreignTemplateVersionId, w.certificationId)],
    ['useTemplate', (w) => use(w.templateVersionId, w.certificationId)],
    ['publishCertification', (w) => certification(w, { courseId: w.courseId })],
    ['publishCertification', (w) => certification(w, { templateVersionId: w.templateVersionId })],
    ['publishCertification', (w) => certification(w, { slug: 'mine-basic' })],
    ['publishCertification', (w) => certification(w, { certificationId: w.certificationId })],
  ]
  it.each(foreign)('is refused by %s, and nothing is kept %#', async (name, input) => {
    const before = await laurel.sql`select max(id::text) from audit_log`
    const verb = await load(name)
    const given = { issuerId: world.foreignId, ...(input(world) as object) }
    await expect(verb(as('foreign'), given)).rejects.toThrow()
    expect(await laurel.sql`select max(id::text) from audit_log`).toEqual(before)
  })

  it.each([
    ['notify', (w: World) => ({ type: 'expired', certificateIds: [w.certificateId] })],
    ['renderChunk', (w: World) => ({ certificateIds: [w.certificateId] })],
  ])('passes over them in %s', async (name, input) => {
    const given = { issuerId: world.foreignId, ...input(world) }
    const { error, writes } = await call(name, 'foreign', given)
    expect({ error, writes }).toEqual({ error: undefined, writes: 0 })
  })
})

describe('what is not there is NotFound for whoever is signed in', () => {
  it.each([
    ['getLearner', { learnerId: newId() }],
    ['getLearner', { learnerId: 'not-an-id' }],
    ['sendAgain', { learnerId: newId() }],
    ['changeAddress', { learnerId: newId(), email: 'a@example.org' }],
    ['separateLearner', { learnerId: newId() }],
    ['findByAddress', { learnerId: newId(), email: 'a@example.org' }],
    ['compareLearners', { keepId: newId(), mergeId: newId() }],
    ['mergeLearners', { keepId: newId(), mergeId: newId() }],
    ['revokeInvitation', { invitationId: newId() }],
    ['resendInvitation', { invitationId: "'" }],
    ['getInvitation', { token: `${newId()}.1.x` }],
    ['getNewestLook', { templateId: newId() }],
    ['getNewestLook', { templateId: "'" }],
    ['getPicture', { pictureId: newId() }],
    ['getPicture', { pictureId: "'" }],
    ['getTemplate', { templateId: newId() }],
    ['getTemplate', { templateId: "'" }],
    ['saveTemplate', { ...look, issuerId: newId(), templateId: newId(), name: 'X', basedOn: 1 }],
    ['useTemplate', use(newId(), newId())],
    ['getCourse', { courseId: newId() }],
    ['getCourse', { courseId: "'" }],
    ['changeCourse', { courseId: newId(), code: 'C', title: 'T' }],
    ['getCertificate', { certificateId: newId() }],
    ['getCertificate', { certificateId: 'not-an-id' }],
    ['getImport', { importId: newId() }],
    ['getImport', { importId: "'" }],
    ['getImportProgress', { importId: newId() }],
    ['answerImport', { importId: newId(), plan: {} }],
    ['planImport', { importId: newId(), plan: {} }],
    ['checkImport', { importId: newId() }],
    ['forecastImport', { importId: newId() }],
    ['previewPeople', { importId: newId() }],
    ['commitImport', { importId: newId() }],
    ['cancelImport', { importId: newId() }],
    ['retryImport', { importId: newId() }],
    ['repeatImport', { importId: newId() }],
    ['failImport', { importId: newId(), said: 'Why' }],
    ['listImportRows', { importId: newId(), state: 'accepted' }],
    ['writeErrorFile', { importId: newId() }],
    ['recordRows', { importId: newId() }],
    ['issueChunk', { batchId: newId() }],
    ['redrawChosen', { certificateIds: [newId()] }],
    ['redrawChunk', { redrawId: newId() }],
    ['cancelRedraw', { redrawId: newId() }],
    ['passOnRedraw', { redrawId: newId() }],
    ['failRedraw', { redrawId: newId(), said: 'Why' }],
    ['zipImport', { importId: newId() }],
    ['zipImport', { importId: "'" }],
    ['zipChosen', { certificateIds: [newId()] }],
    ['zipChosen', { certificateIds: ["'"] }],
    ['drawForPrint', { publicId: newPublicId() }],
    ['drawForPrint', { publicId: "'" }],
    ['listFiles', { certificateId: newId() }],
    ['listFiles', { certificateId: "'" }],
    ['getFile', { certificateId: newId(), version: 1 }],
    ['retryReview', { reviewItemIds: [newId()] }],
    ['revokeCertificate', { certificateId: newId(), reasonClass: 'other', reason: 'Why' }],
    ['revokeCertificates', { certificateIds: [newId()], reasonClass: 'other', reason: 'Why' }],
    ['getMessage', { id: newId() }],
    ['getPublicCertificate', newPublicId()],
    ['getPublicCertificate', "x' or true --"],
    ['getCertificatePdf', newPublicId()],
    ['openShareLink', 'none'],
  ])('%s %o', async (name, input) => {
    for (const person of ['platform', 'system'] as const) {
      expect((await call(name, person, input)).error).toMatchObject({ status: 404 })
    }
  })
})

/** Calls a verb in a transaction that is rolled back; `writes` counts the rows it touched. */
async function call(name: string, person: Person, input: unknown) {
  const verb = await load(name)
  const outcome: { answer?: unknown; error?: unknown; writes: number } = { writes: 0 }
  const undo = new Error('rolled back')
  await laurel
    .ctx()
    .db.transaction(async (tx) => {
      const before = await touched(tx)
      try {
        outcome.answer = await verb({ ...as(person), db: tx }, input)
      } catch (error) {
        outcome.error = error
      }
      outcome.writes = (await touched(tx)) - before
      throw undo
    })
    .catch((error) => {
      if (error !== undo) throw error
    })
  return outcome
}

/** The server's own count, of rows that were rolled back too. */
async function touched(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(`
    select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as count
    from pg_stat_xact_user_tables`)
  return row?.count ?? 0
}

type Called = (ctx: Ctx, input: unknown) => Promise<unknown>

async function load(name: string): Promise<Called> {
  const module: Record<string, Called> = await import(
    /* @vite-ignore */ resolve(exported.get(name) ?? '')
  )
  return module[name] as Called
}

function as(person: Person): Ctx {
  const ctx = laurel.ctx(now)
  if (person === 'system') return ctx
  if (person === 'anyone') return anyoneContext(ctx.db, now)
  if (person === 'key' || person === 'foreignKey') {
    const issuerId = person === 'key' ? world.issuerId : world.foreignId
    const actor = { kind: 'key', keyId: world.apiKeyId, issuerId, scopes: apiScopes } as const
    return { ...ctx, actor: mintActor(actor) }
  }
  const seats: Partial<Record<Person, [string, MemberRole]>> = {
    foreign: [world.foreignId, 'admin'],
    reviewer: [world.issuerId, 'reviewer'],
    admin: [world.issuerId, 'admin'],
  }
  const seat = seats[person]
  const actor: UserActor = {
    ...{ kind: 'user', userId: world.userId, email: `${person}@example.org`, name: null },
    addresses: [`${person}@example.org`],
    ...{ platformAdmin: person === 'platform', memberships: new Map(seat ? [seat] : []) },
  }
  return { ...ctx, actor: mintActor(actor) }
}

/** An issuer with a row of everything, and another one. */
async function build() {
  const ctx = laurel.ctx(now)
  const desk = await openDesk(ctx, 'mine')
  const foreign = await openDesk(ctx, 'foreign')
  const certificationId = await desk.certification('basic')
  const soon = await desk.certification('soon', { validMonths: 1 })
  const email = 'learner@example.org'
  const [completionId] = await desk.complete({ email, at: addDays(now, -1) })
  await desk.complete({ email: 'waits@example.org', at: addDays(now, -1), name: 'ᏣᎳᎩ' })
  await decideAll(ctx)
  const issued = await desk.certificatesOf(email)
  const certificate = issued.find((one) => one.certificationId === certificationId)
  // One of the two that expire soon is revoked, so that the overview has something of everything.
  const { id: revoked = '' } = issued.find((one) => one.certificationId === soon) ?? {}
  await desk.complete({ email: 'second@example.org', at: addDays(now, -1) })
  await decideAll(ctx)
  const reason = { reasonClass: 'other', reason: 'Why' } as const
  await revokeCertificate(ctx, { certificateId: revoked, ...reason })
  await sequenceLog(ctx)
  const { id: certificateId = '', publicId = '', batchId = '' } = certificate ?? {}
  const { issuerId } = desk
  await notify(ctx, { issuerId, type: 'issued', certificateIds: [certificateId] })
  await createPath(ctx, { issuerId, slug: 'mine-path', title: 'Path', courseIds: [desk.courseId] })
  const { importId } = await startImport(ctx, { issuerId, fileName: 'a.csv', bytes: csv('kim') })
  const { importId: draftId } = await draftImport(ctx, {
    ...{ issuerId, fileName: 'd.csv', bytes: csv('draft') },
  })
  const { importId: badId } = await startImport(ctx, {
    ...{ issuerId, fileName: 'b.csv', bytes: csv('not an address') },
  })
  const { id: pictureId } = await addPicture(ctx, { issuerId, bytes: svg('b') })
  const userId = newId()
  await ctx.db.insert(users).values({ id: userId, email: 'someone@example.org' })
  const [version] = await ctx.db.query.templateVersions.findMany({
    where: (t) => eq(t.issuerId, issuerId),
  })
  const [other] = await ctx.db.query.templateVersions.findMany({
    where: (t) => eq(t.issuerId, foreign.issuerId),
  })
  const [item] = await ctx.db.query.reviewItems.findMany({ limit: 1 })
  const people = await buildPeople(ctx, desk, userId)
  const [{ id: suspendedId = '' } = {}] = await desk.certificatesOf('second@example.org')
  await suspendCertificate(ctx, { certificateId: suspendedId, reason: 'Why' })
  const { keyId: apiKeyId } = await makeApiKey(ctx, {
    ...{ issuerId, name: 'Program', scopes: [...apiScopes], lifetime: '30' },
  })
  const program = mintActor({ kind: 'key', keyId: apiKeyId, issuerId, scopes: apiScopes })
  await issueCredential({ ...ctx, actor: program }, { credential: plainCredential })
  const [signed] = await ctx.db.select().from(programCredentials)
  const programCredentialId = signed?.id ?? ''
  const messageId = newId()
  await laurel.sql`
    insert into mailbox_messages (id, to_address, subject, html, text, idempotency_key)
    values (${messageId}, 'someone@example.org', 'Subject', '', '', 'key')`
  // A document of an older renderer, and a redrawing that has nothing in hand.
  const redrawId = newId()
  await ctx.db
    .insert(newestDocuments)
    .values({ certificateId, issuerId, version: 1, fingerprint: 'older' })
  await ctx.db
    .insert(redraws)
    .values({ id: redrawId, issuerId, state: 'running', total: 1, inHand: [] })
  // What storage has of a log that this database does not go on from.
  const note = new TextEncoder().encode('localhost:3000/log\n9\nA root\n\n— Somebody AA\n')
  await storage().put('log/checkpoint-lost', note, { contentType: 'text/plain' })
  const [linkId, linkSecret] = [newId(), newSecret()]
  await ctx.db.insert(shareLinks).values({
    ...{ id: linkId, certificateId, name: 'Somebody', secretHash: hashOfSecret(linkSecret) },
  })
  await loadSigningKey(ctx, { issuerId })
  const { own } = await listSigningKeys(ctx, { issuerId })
  const asked = { issuerId, algorithm: 'ed25519' } as const
  const replaced = await loadCredentialKey(ctx, asked)
  await replaceCredentialKey(ctx, { ...asked, replaces: replaced.id })
  // What a call that is taken back had kept in storage would be a log that this one does not go on from.
  await sequenceLog(ctx)
  return {
    credentialKeyId: (await loadCredentialKey(ctx, asked)).id,
    replacedKeyId: replaced.id,
    signingKeyId: own[0]?.id ?? '',
    ...{ issuerId, foreignId: foreign.issuerId, foreignCourseId: foreign.courseId },
    ...{ courseId: desk.courseId, certificationId, certificateId, publicId, batchId, importId },
    ...{ draftId, badId, redrawId, suspendedId, apiKeyId, programCredentialId },
    ...{ linkId, linkSecret },
    runSecret: (await beginRun(ctx, { text: 'one' })).secret,
    ...people,
    ...{ completionId, userId, messageId, reviewItemId: item?.id ?? '' },
    ...{ templateId: version?.templateId ?? '', pictureId },
    ...{ templateVersionId: version?.id ?? '', foreignTemplateVersionId: other?.id ?? '' },
  }
}

/** Seats, an invitation, two learners who hold the same, one who was merged, and a mail that failed. */
async function buildPeople(ctx: Ctx, desk: Awaited<ReturnType<typeof openDesk>>, userId: string) {
  const { issuerId } = desk
  const [adminId, seatId] = [newId(), newId()]
  await ctx.db.insert(users).values([
    { id: adminId, email: 'other-admin@example.org', platformAdmin: true },
    { id: seatId, email: 'seat@example.org' },
  ])
  await addMember(ctx, { issuerId, userId: adminId, role: 'admin' })
  await addMember(ctx, { issuerId, userId: seatId, role: 'reviewer' })
  const invitation = { issuerId, email: 'Learner@example.org', role: 'reviewer' } as const
  const { invitationId } = await inviteMember(ctx, invitation)
  const at = addDays(now, -40)
  await desk.complete({ email: 'merged@example.org', at, score: 1 })
  const idOf = async (email: string) => {
    const [row] = await laurel.sql`
      select id from learners where issuer_id = ${issuerId} and email = ${email}`
    return row?.id as string
  }
  const pair = {
    keepId: await idOf('learner@example.org'),
    mergeId: await idOf('second@example.org'),
  }
  const mergedId = await idOf('merged@example.org')
  await mergeLearners(ctx, { keepId: await idOf('waits@example.org'), mergeId: mergedId })
  const heldTwice = (await listHeldTwice(ctx, pair)).map((row) => row.certificateId)
  await laurel.sql`
    update deliveries set state = 'bounced', address = 'learner@example.org'
    where id = (select min(id::text)::uuid from deliveries)`
  return {
    ...{ invitationId, token: invitationToken({ id: invitationId, round: 1 }), heldTwice },
    ...{ seat: { issuerId, userId: seatId }, pair, mergedId, learnerId: pair.keepId, userId },
  }
}

/** A certification of the foreign issuer, but for what is given. */
function certification(w: World, given: Record<string, string>) {
  const { courseId = w.foreignCourseId, certificationId, ...content } = given
  return {
    ...{ slug: 'x', title: 'X', templateVersionId: w.foreignTemplateVersionId, ...content },
    requirements: [
      { kind: 'course', courseId },
      ...(certificationId ? [{ kind: 'certification', certificationId }] : []),
    ],
  }
}

/** A drawing of a letter's width. */
function svg(letter: string) {
  const size = letter.charCodeAt(0)
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} 9"><path d="M0 0h9v9z"/></svg>`,
  )
}

function csv(name: string) {
  const text = `email,name,course_code,completed_at\n${name}@example.org,Kim,c-1,2026-09-01\n`
  return new TextEncoder().encode(text)
}
