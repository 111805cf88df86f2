import { beforeAll, describe, expect, it } from 'vitest'
import { users } from '@/db/schema'
import { acceptInvitation } from '@/lib/awards/issuers/accept-invitation'
import { addMember } from '@/lib/awards/issuers/add-member'
import { changeRole } from '@/lib/awards/issuers/change-role'
import { getInvitation } from '@/lib/awards/issuers/get-invitation'
import { invitationToken } from '@/lib/awards/issuers/invitation-token'
import { inviteMember } from '@/lib/awards/issuers/invite-member'
import { listInvitations, listMembers } from '@/lib/awards/issuers/list-members'
import { removeMember } from '@/lib/awards/issuers/remove-member'
import { resendInvitation } from '@/lib/awards/issuers/resend-invitation'
import { revokeInvitation } from '@/lib/awards/issuers/revoke-invitation'
import { mintActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { newId } from '@/lib/platform/ids/ids'
import { mailInvitation } from '@/lib/reach/notifications/mail-invitation'
import { joinByInvitation } from '@/lib/reach/sign-in/join-by-invitation'
import { openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

process.env.AUTH_SECRET = 'a secret for the links of these tests'
const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = (at = now) => laurel.ctx(at)

let issuerId = ''
beforeAll(async () => {
  issuerId = (await openDesk(ctx(), 'seats')).issuerId
})

describe('an invitation', () => {
  it('is mailed once, with a link that somebody without an account follows in', async () => {
    const { invitationId } = await invite('New.Person@example.org')
    await mailInvitation(ctx(), { invitationId })
    await mailInvitation(ctx(), { invitationId })
    const mails = await laurel.sql`
      select * from mailbox_messages where to_address = 'New.Person@example.org'`
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({
      secret_links: true,
      subject: 'You are invited to Issuer seats',
    })
    const token = mails[0]?.html.match(/\/invitations\/([^"]+)"/)?.[1] as string
    expect(token).toBe(invitationToken({ id: invitationId, round: 1 }))

    const seen = { state: 'open', hasAccount: false, issuerName: 'Issuer seats', role: 'reviewer' }
    expect(await getInvitation(ctx(), { token })).toMatchObject(seen)
    expect(await getInvitation(ctx(), { token })).toMatchObject(seen)
    const { userId } = await joinByInvitation(ctx(), { token, name: 'Nea Person' })
    expect(await rolesOf(userId)).toEqual(['reviewer'])
    const proven = await laurel.sql`select email from user_addresses where user_id = ${userId}`
    expect(proven).toEqual([{ email: 'new.person@example.org' }])
    expect(await getInvitation(ctx(), { token })).toMatchObject({ state: 'accepted' })
    await expect(joinByInvitation(ctx(), { token, name: 'Again' })).rejects.toThrow(
      'sign in with it',
    )
  })

  it('does not open an account that there is, and is taken once by its owner', async () => {
    const me = await account('known@example.org')
    const { invitationId } = await invite('Known@example.org', 'admin')
    const token = invitationToken({ id: invitationId, round: 1 })
    const join = joinByInvitation(ctx(), { token, name: 'Kim' })
    await expect(join).rejects.toThrow('has an account already')
    const both = await Promise.allSettled([
      acceptInvitation(me, { token }),
      acceptInvitation(me, { token }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await rolesOf(idOf(me))).toEqual(['admin'])
  })

  it('is for its address alone, however the link came to another', async () => {
    const { invitationId } = await invite('mine@example.org')
    const token = invitationToken({ id: invitationId, round: 1 })
    const other = await account('other@example.org')
    await expect(acceptInvitation(other, { token })).rejects.toThrow('another address')
    expect(await rolesOf(idOf(other))).toEqual([])
  })

  it.each(['', 'x', `${newId()}.1.AAAA`, `${newId()}.1.`, "';--"])('%j is none', async (token) => {
    await expect(getInvitation(ctx(), { token })).rejects.toMatchObject({ status: 404 })
  })

  it('that is sent again makes the link before void, and lasts seven days from then', async () => {
    const { invitationId } = await invite('again@example.org')
    const later = addDays(now, 8)
    const [first, second] = [1, 2].map((round) => invitationToken({ id: invitationId, round }))
    const state = async (token = '', at = later) => (await getInvitation(ctx(at), { token })).state
    expect(await state(first)).toBe('expired')
    await resendInvitation(ctx(later), { invitationId })
    expect([await state(first), await state(second)]).toEqual(['replaced', 'open'])
    const me = await account('again@example.org')
    const accept = (token = '', at = later) => acceptInvitation({ ...me, now: at }, { token })
    await expect(accept(first)).rejects.toMatchObject({ status: 409 })
    await expect(accept(second, addDays(later, 7))).rejects.toMatchObject({ status: 409 })
    await accept(second)
    await expect(resendInvitation(ctx(later), { invitationId })).rejects.toThrow('answered')
  })

  it('that is taken back is void; inviting again is a new one, a second time the same', async () => {
    const { invitationId } = await invite('back@example.org')
    await revokeInvitation(ctx(), { invitationId })
    const me = await account('back@example.org')
    const token = invitationToken({ id: invitationId, round: 1 })
    await expect(acceptInvitation(me, { token })).rejects.toMatchObject({ status: 409 })
    const anew = await invite('Back@example.org')
    expect(anew.invitationId).not.toBe(invitationId)
    expect(await invite('BACK@example.org', 'admin')).toEqual(anew)
    const listed = (await listInvitations(ctx())).filter((one) => /^back@/i.test(one.email))
    expect(listed.map((one) => [one.state, one.role])).toEqual([
      ['open', 'admin'],
      ['revoked', 'reviewer'],
    ])
  })

  it('to a member is refused', async () => {
    await addMember(ctx(), {
      issuerId,
      userId: idOf(await account('in@example.org')),
      role: 'admin',
    })
    await expect(invite('IN@example.org')).rejects.toThrow('member already')
  })
})

describe('the last admin of an issuer', () => {
  it('stays, also when two admins remove each other at once', async () => {
    const desk = await openDesk(ctx(), 'last')
    const ids = [idOf(await account('a@example.org')), idOf(await account('b@example.org'))]
    for (const userId of ids) {
      await addMember(ctx(), { issuerId: desk.issuerId, userId, role: 'admin' })
    }
    const done = await Promise.allSettled(
      ids.map((userId) => removeMember(ctx(), { issuerId: desk.issuerId, userId })),
    )
    expect(done.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = (await listMembers(ctx())).filter((one) => one.issuerId === desk.issuerId)
    expect(left).toHaveLength(1)
    const { userId = '' } = left[0] ?? {}
    const demote = changeRole(ctx(), { issuerId: desk.issuerId, userId, role: 'reviewer' })
    await expect(demote).rejects.toThrow('needs an admin')

    const [gone = ''] = ids.filter((id) => id !== userId)
    await addMember(ctx(), { issuerId: desk.issuerId, userId: gone, role: 'admin' })
    await changeRole(ctx(), { issuerId: desk.issuerId, userId, role: 'reviewer' })
    expect(await removeMember(ctx(), { issuerId: desk.issuerId, userId })).toEqual({
      role: 'reviewer',
    })
  })
})

function invite(email: string, role: 'reviewer' | 'admin' = 'reviewer') {
  return inviteMember(ctx(), { issuerId, email, role })
}

/** Somebody who has signed in with this address. */
async function account(email: string): Promise<Ctx> {
  const userId = newId()
  await ctx().db.insert(users).values({ id: userId, email })
  const actor = mintActor({
    ...{ kind: 'user', userId, email, addresses: [email], name: null },
    ...{ platformAdmin: false, memberships: new Map() },
  })
  return { ...ctx(), actor }
}

function idOf({ actor }: Ctx) {
  return actor.kind === 'user' ? actor.userId : ''
}

async function rolesOf(userId: string) {
  const rows = await laurel.sql`select role from members where user_id = ${userId}`
  return rows.map((row) => row.role)
}
