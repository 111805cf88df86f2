import { beforeAll, expect, it, vi } from 'vitest'
import { countView } from '@/app/certificate-files/count-view'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { logView } from '@/lib/awards/verification/log-view'
import { mintActor } from '@/lib/platform/access/actor'
import { anyoneContext, type Ctx, shownContext } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { newId, newPublicId } from '@/lib/platform/ids/ids'
import { english } from '@/lib/platform/language/english'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

// They ask Next's request, of which there is none here.
vi.mock('@/lib/reach/sign-in/client-here', () => ({ clientHere: async () => 'a client' }))
vi.mock('@/app/speaker', () => ({ speaker: async () => english }))

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const email = 'kim@example.org'
const origin = { region: 'NO', referrer: 'jobs.example' }
let id: string
let publicId: string

beforeAll(async () => {
  const desk = await openDesk(laurel.ctx(now), 'viewed')
  await desk.certification('one', { validMonths: 12 })
  await desk.complete({ email, at: addDays(now, -1) })
  await decideAll(laurel.ctx(now))
  const [one] = await desk.certificatesOf(email)
  ;({ id, publicId } = one as { id: string; publicId: string })
})

const anyone = (at = now) => anyoneContext(laurel.ctx().db, at)
const view = (ctx: Ctx) => logView(ctx, { publicId, ...origin })
const events = () =>
  laurel.sql`
    select channel, given, verdict, certificate_id, region, referrer
    from verification_events order by at, id`

it('a view is kept with what the page said, and with no more of who it was than many share', async () => {
  await view(anyone())
  await view(anyone(addDays(now, 400)))
  await revokeCertificate(laurel.ctx(addDays(now, 401)), {
    ...{ certificateId: id, reasonClass: 'other', reason: 'Why' },
  })
  await view(anyone(addDays(now, 402)))
  const kept = { channel: 'page', given: 'url', certificate_id: id, ...origin }
  expect(await events()).toEqual(
    ['valid', 'expired', 'revoked'].map((verdict) => ({ ...kept, verdict })),
  )
})

it('neither whoever is signed in nor what cannot be seen is counted', async () => {
  const before = (await events()).length
  const actor = mintActor({
    ...{ kind: 'user', userId: newId(), email, addresses: [email], name: null },
    ...{ platformAdmin: false, memberships: new Map() },
  })
  await view({ ...anyone(), actor })
  const unknown = logView(anyone(), { publicId: newPublicId(), ...origin })
  await expect(unknown).rejects.toMatchObject({ status: 404 })
  await laurel.sql`insert into private_certificates values (${id}, now())`
  await expect(view(anyone())).rejects.toMatchObject({ status: 404 })
  expect(await events()).toHaveLength(before)
  await view(shownContext(anyone(), id))
  expect(await events()).toHaveLength(before + 1)
})

it('of what a page sends no more is read than an address may need', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull(to) {
      sent += 65_536
      to.enqueue(new Uint8Array(65_536))
      if (sent > 64 * 1024 * 1024) to.close()
    },
  })
  const { origin: own } = new URL(settings().baseUrl)
  const headers = { origin: own }
  const init = { method: 'POST', headers, body, duplex: 'half' } as const
  const request = new Request(`${own}/c/${publicId}/views`, init)
  const answer = await countView(request, async () => ({ ctx: anyone(), publicId }))
  expect(answer.status).toBe(413)
  expect(sent).toBeLessThan(4 * 1024 * 1024)
})
