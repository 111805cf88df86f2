import { beforeAll, describe, expect, it, vi } from 'vitest'
import { giveFile } from '@/app/certificate-files/give-file'
import { getDocument } from '@/lib/awards/certificates/get-document'
import { getPoster } from '@/lib/awards/certificates/public-certificate'
import {
  getCertificate,
  getCertificatePdf,
  getPublicCertificate,
} from '@/lib/awards/certificates/queries'
import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { makeBundle } from '@/lib/awards/credentials/bundle'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { getJwt } from '@/lib/awards/credentials/get-jwt'
import { drawForPrint } from '@/lib/awards/documents/draw-for-print'
import { getPublicProofs } from '@/lib/awards/log/get-public-proofs'
import { endShareLink } from '@/lib/awards/privacy/end-share-link'
import { getPrivacy } from '@/lib/awards/privacy/get-privacy'
import { makePrivate } from '@/lib/awards/privacy/make-private'
import { makePublic } from '@/lib/awards/privacy/make-public'
import { makeShareLink } from '@/lib/awards/privacy/make-share-link'
import { openShareLink } from '@/lib/awards/privacy/open-share-link'
import { linksAtMost } from '@/lib/awards/privacy/schema'
import { logView } from '@/lib/awards/verification/log-view'
import { verify } from '@/lib/awards/verification/verify'
import { apiScopes, type MemberRole, mintActor } from '@/lib/platform/access/actor'
import { anyoneContext, type Ctx, shownContext } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { newId, newPublicId } from '@/lib/platform/ids/ids'
import { deliver } from '@/lib/reach/notifications/deliver'
import { notify } from '@/lib/reach/notifications/notify'
import { claimCertificate, isMyCertificate } from '@/lib/reach/sign-in/claim'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { newIssuer, plainCredential, signFreely } from '@/tests/support/foreign-issuer'
import { useLaurel } from '@/tests/support/laurel'

// They mail to a request of Next's, of which there is none here.
vi.mock('@/lib/reach/sign-in/request-link', () => ({ requestLink: async () => undefined }))
vi.mock('@/lib/reach/sign-in/request-address', () => ({ requestAddress: async () => undefined }))
vi.mock('@/lib/reach/sign-in/client-here', () => ({ clientHere: async () => 'a client' }))

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const email = 'kim@example.org'
const readers = {
  getPublicCertificate,
  getPoster,
  getDocument,
  getCertificatePdf,
  getCredential,
  getJwt,
  makeBundle,
  getPublicProofs: (ctx: Ctx, publicId: string) => getPublicProofs(ctx, { publicId }),
}
const readerNames = Object.keys(readers) as (keyof typeof readers)[]
const nowhere = { region: null, referrer: null }
const fileNames = [
  ...['badge.png', 'badge.svg', 'bundle.zip', 'card.png', 'certificate.pdf', 'credential.json'],
  ...['credential.jwt', 'document.svg', 'log-proof.json'],
]

let desk: Awaited<ReturnType<typeof openDesk>>
let foreign: Awaited<ReturnType<typeof openDesk>>
let first: { id: string; publicId: string }
let second: { id: string; publicId: string }

beforeAll(async () => {
  desk = await openDesk(laurel.ctx(now), 'private')
  foreign = await openDesk(laurel.ctx(now), 'elsewhere')
  await desk.certification('one', { validMonths: 1, renewalDays: 20 })
  await desk.complete({ email, at: addDays(now, -1) })
  await desk.complete({ email: 'other@example.org', at: addDays(now, -1) })
  await decideAll(laurel.ctx(now))
  first = (await desk.certificatesOf(email))[0] as typeof first
  second = (await desk.certificatesOf('other@example.org'))[0] as typeof first
  const { issuerId } = desk
  await renderChunk(laurel.ctx(now), { issuerId, certificateIds: [first.id, second.id] })
})

const anyone = (at = now) => anyoneContext(laurel.ctx().db, at)

function person(address: string, more: { seat?: [string, MemberRole]; platform?: boolean } = {}) {
  const ctx = laurel.ctx(now)
  const actor = mintActor({
    ...{ kind: 'user', userId: newId(), email: address, addresses: [address], name: null },
    platformAdmin: more.platform ?? false,
    memberships: new Map(more.seat ? [more.seat] : []),
  })
  return { ...ctx, actor }
}

function program(issuerId: string): Ctx {
  const actor = { kind: 'key', keyId: newId(), issuerId, scopes: apiScopes } as const
  return { ...laurel.ctx(now), actor: mintActor(actor) }
}

const learner = () => person(email)
const link = async (at = now, lifetime: '7' | 'never' = '7') => {
  const input = { publicId: first.publicId, name: 'A reader', lifetime }
  const { linkId, url } = await makeShareLink({ ...learner(), now: at }, input)
  return { linkId, url, secret: url.split('/s/')[1] ?? '' }
}
const factsOf = (id: string) =>
  laurel.sql<{ action: string }[]>`
    select action from audit_log where subject_ids @> array[${id}::uuid] order by id`

describe('a private certificate', () => {
  beforeAll(() => makePrivate(learner(), { publicId: first.publicId }))

  it.each(readerNames)(
    'answers %s as an unknown id does, to all but its own people',
    async (name) => {
      const read = readers[name]
      const outsiders = [
        anyone(),
        person('other@example.org'),
        person('admin@example.org', { seat: [foreign.issuerId, 'admin'] }),
        program(foreign.issuerId),
        (await openedFor(second.publicId)).ctx,
      ]
      for (const ctx of outsiders) {
        const told = await read(ctx, first.publicId).catch((error) => error)
        const unknown = await read(ctx, newPublicId()).catch((error) => error)
        expect(told).toMatchObject({ status: 404, sentence: unknown.sentence })
        await expect(read(ctx, second.publicId)).resolves.toBeDefined()
      }
      const insiders = [
        learner(),
        person('r@example.org', { seat: [desk.issuerId, 'reviewer'] }),
        person('p@example.org', { platform: true }),
        program(desk.issuerId),
        laurel.ctx(now),
        (await openedFor(first.publicId)).ctx,
      ]
      for (const ctx of insiders) await expect(read(ctx, first.publicId)).resolves.toBeDefined()
    },
  )

  it('has no file for anyone, and each by a share link', async () => {
    const { secret } = await link()
    const request = new Request('http://localhost/')
    for (const name of fileNames) {
      const { publicId } = first
      const closed = await giveFile(request, name, async () => ({ ctx: anyone(), publicId }))
      const unknown = await giveFile(request, name, async () => ({
        ...{ ctx: anyone(), publicId: newPublicId() },
      }))
      expect([name, closed.status]).toEqual([name, 404])
      expect(await closed.text()).toBe(await unknown.text())
      const open = await giveFile(request, name, () => opened(secret))
      expect([name, open.status]).toEqual([name, 200])
      expect(open.headers.get('cache-control')).toBe('private, no-cache')
    }
    const print = await giveFile(request, 'print.pdf', () => opened(secret))
    expect(print.status).toBe(401)
  })

  it('is not told to be one by asking for what only its own people get', async () => {
    const asks = [
      drawForPrint,
      claimCertificate,
      isMyCertificate,
      (ctx: Ctx, { publicId }: { publicId: string }) => logView(ctx, { publicId, ...nowhere }),
    ]
    const outsiders = [anyone(), person('other@example.org'), program(foreign.issuerId)]
    for (const ask of asks) {
      for (const ctx of outsiders) {
        const answers = [first.publicId, newPublicId()].map((publicId) =>
          ask(ctx, { publicId }).catch((error) => [error.status, error.sentence]),
        )
        const [told, unknown] = await Promise.all(answers)
        expect(told).toEqual(unknown)
      }
    }
  })

  it('is not told to be one by a credential that names it', async () => {
    const issuer = await newIssuer()
    const reasons = [first.publicId, newPublicId()].map(async (publicId) => {
      const own = `${settings().baseUrl}/c/${publicId}/credential.json`
      const entry = {
        ...{ id: `${own}#1`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
        ...{ statusListIndex: '1', statusListCredential: own },
      }
      const credential = plainCredential(issuer.id, { credentialStatus: entry })
      const text = JSON.stringify(await signFreely(credential, issuer))
      const { checks } = await verify(anyone(), { credential: text })
      return JSON.stringify(checks).replaceAll(publicId, '…')
    })
    const [told, unknown] = await Promise.all(reasons)
    expect(told).toEqual(unknown)
  })

  it('is looked for no longer than an unknown id is', async () => {
    const counts = [first.publicId, newPublicId()].map(async (publicId) => {
      let queries = 0
      const { db } = anyone()
      const counted = new Proxy(db, {
        get(of, name) {
          if (name === 'select') queries++
          return Reflect.get(of, name)
        },
      })
      const found = await verify({ ...anyone(), db: counted }, { id: publicId })
      expect(found.verdict).toBe('unverifiable')
      return queries
    })
    const [told, unknown] = await Promise.all(counts)
    expect(told).toBe(unknown)
    expect(told).toBeGreaterThan(0)
  })

  it('is verified by a share link that works, and by no other', async () => {
    const { url, linkId } = await link()
    const ask = (asked: string) => verify(anyone(), { url: asked })
    expect(await ask(url)).toMatchObject({
      ...{ verdict: 'valid', given: 'url' },
      certificate: { publicId: first.publicId, private: true },
    })
    await endShareLink(learner(), { linkId })
    for (const dead of [url, `${url}x`, url.slice(0, -1), url.replace(/[^/]+$/, '')]) {
      const answer = await ask(dead)
      expect(answer).toMatchObject({ verdict: 'unverifiable' })
      expect(answer).not.toHaveProperty('certificate')
    }
  })

  it('has its mail lead to where its learner sees it', async () => {
    const certificateIds = [first.id, second.id]
    await notify(laurel.ctx(now), { issuerId: desk.issuerId, type: 'issued', certificateIds })
    await deliver(laurel.ctx(now), { certificateIds })
    const mails = await laurel.sql<{ html: string }[]>`
      select html from mailbox_messages order by to_address`
    expect(mails.map(({ html }) => html.match(/\/(c|certificates)\/[0-9A-Za-z]{24}/)?.[0])).toEqual(
      [`/certificates/${first.publicId}`, `/c/${second.publicId}`],
    )
  })
})

describe('a share link', () => {
  it('shows its own certificate alone, until it is ended or over', async () => {
    const { secret } = await link()
    const { publicId } = await openShareLink(anyone(), secret)
    expect(publicId).toBe(first.publicId)
    await expect(openShareLink(anyone(addDays(now, 6)), secret)).resolves.toBeDefined()
    const dead = { status: 404, sentence: { key: 'privacy.links.notWorking' } }
    await expect(openShareLink(anyone(addDays(now, 7)), secret)).rejects.toMatchObject(dead)
    await expect(openShareLink(anyone(), newId())).rejects.toMatchObject(dead)
    const forGood = await link(now, 'never')
    await expect(openShareLink(anyone(addDays(now, 9999)), forGood.secret)).resolves.toBeDefined()
    await endShareLink(learner(), { linkId: forGood.linkId })
    await expect(openShareLink(anyone(), forGood.secret)).rejects.toMatchObject(dead)
    const again = endShareLink(learner(), { linkId: forGood.linkId })
    await expect(again).rejects.toMatchObject({ status: 409 })
  })

  it('is kept as a hash alone', async () => {
    const { secret } = await link()
    const rows = await laurel.sql`select * from share_links`
    expect(JSON.stringify(rows)).not.toContain(secret)
    const facts = await laurel.sql`select data from audit_log`
    expect(JSON.stringify(facts)).not.toContain(secret)
  })

  it('is told of to nobody at the issuer', async () => {
    const { linkId } = await link()
    await endShareLink(learner(), { linkId })
    const told = await laurel.sql`
      select action, issuer_id from audit_log where subject_ids = array[${linkId}::uuid] order by id`
    expect(told).toEqual([
      { action: 'share-link/made', issuer_id: null },
      { action: 'share-link/ended', issuer_id: null },
    ])
    const admin = person('a@example.org', { seat: [desk.issuerId, 'admin'] })
    const { history } = await getCertificate(admin, { certificateId: first.id })
    expect(history.filter(({ fact }) => fact.startsWith('share-link'))).toEqual([])
  })

  it('is listed to its learner while it works, newest first', async () => {
    const { linkId } = await link(addDays(now, 1), 'never')
    const { since, links } = await getPrivacy(learner(), { publicId: first.publicId })
    expect(since).toEqual(now)
    expect(links[0]).toMatchObject({ id: linkId, name: 'A reader', expiresAt: null })
    await endShareLink(learner(), { linkId })
    const after = await getPrivacy(learner(), { publicId: first.publicId })
    expect(after.links.map(({ id }) => id)).not.toContain(linkId)
  })

  it('is refused without a name, and beyond the limit, many at once', async () => {
    const { publicId } = first
    const nameless = makeShareLink(learner(), { publicId, name: '  ', lifetime: '7' })
    await expect(nameless).rejects.toThrow('privacy.links.nameMissing')
    const at = addDays(now, 30)
    const asked = Array.from({ length: linksAtMost + 5 }, () => link(at).catch((error) => error))
    const made = await Promise.all(asked)
    const { links } = await getPrivacy({ ...learner(), now: at }, { publicId })
    expect(links).toHaveLength(linksAtMost)
    const refused = made.filter((one) => one instanceof Error)
    expect(refused.length).toBeGreaterThanOrEqual(5)
    for (const one of refused) expect(one).toMatchObject({ status: 409 })
    for (const { id } of links) await endShareLink({ ...learner(), now: at }, { linkId: id })
  })
})

describe('the switch', () => {
  it('is told once each way, however often it is pressed', async () => {
    const { id, publicId } = second
    const other = person('other@example.org')
    await Promise.all([1, 2, 3].map(() => makePrivate(other, { publicId })))
    await expect(getPublicCertificate(anyone(), publicId)).rejects.toMatchObject({ status: 404 })
    await Promise.all([1, 2, 3].map(() => makePublic(other, { publicId })))
    await expect(getPublicCertificate(anyone(), publicId)).resolves.toBeDefined()
    const told = (await factsOf(id)).filter(({ action }) => action.includes('made-'))
    expect(told.map(({ action }) => action)).toEqual([
      'certificate/made-private',
      'certificate/made-public',
    ])
  })

  it('is inherited by what renews a certificate, and neither page names a private one', async () => {
    const later = addDays(now, 25)
    await desk.complete({ email, at: later })
    await decideAll(laurel.ctx(later))
    const [old, renewed] = await desk.certificatesOf(email)
    expect(old?.id).toBe(first.id)
    const publicId = renewed?.publicId ?? ''
    await expect(getPoster(anyone(later), publicId)).rejects.toMatchObject({ status: 404 })
    const mine = await getPoster({ ...learner(), now: later }, first.publicId)
    expect(mine).toMatchObject({ status: 'superseded', successorPublicId: publicId })

    await makePublic(learner(), { publicId: first.publicId })
    const shown = await getPoster(anyone(later), first.publicId)
    expect(shown).toMatchObject({ status: 'superseded', successorPublicId: null })
    const verified = await verify(anyone(later), { id: first.publicId })
    expect(verified).toMatchObject({ verdict: 'expired', certificate: { successor: null } })

    await makePublic(learner(), { publicId })
    await makePrivate(learner(), { publicId: first.publicId })
    expect(await getPoster(anyone(later), publicId)).toMatchObject({ earlier: null })
    await makePublic(learner(), { publicId: first.publicId })
    const { earlier } = await getPoster(anyone(later), publicId)
    expect(earlier).toMatchObject({ publicId: first.publicId })
  })
})

/** A share link of a certificate, opened by someone. */
async function openedFor(publicId: string) {
  const owner = publicId === first.publicId ? email : 'other@example.org'
  const { url } = await makeShareLink(person(owner), { publicId, name: 'X', lifetime: '7' })
  return opened(url.split('/s/')[1] ?? '')
}

async function opened(secret: string) {
  const { certificateId, publicId } = await openShareLink(anyone(), secret)
  return { ctx: shownContext(anyone(), certificateId), publicId }
}
