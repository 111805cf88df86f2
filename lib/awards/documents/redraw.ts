import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Transaction } from '@/db/client'
import { certificates, redraws } from '@/db/schema'
import { byIssuer } from '@/lib/awards/issuers/by-issuer'
import { currentFingerprints } from '@/lib/awards/signing/current-fingerprints'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { change, type Recorder } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { redrawChosenInput, redrawIssuerInput } from './schema'
import { countStale } from './stale'

/** `isNew`: false where the very same was going on already. */
export type Redraw = { redrawId: string; isNew: boolean }

/**
 * Has every document of the issuer that an older renderer made drawn anew, by a job. The files there
 * are stay as they are; nobody is told. Asked again while it goes on, it is the same one. Issuer
 * admins; Conflict where nothing is to be done, or where chosen ones are being redrawn just now.
 */
export async function redrawIssuer(
  ctx: Ctx,
  input: z.input<typeof redrawIssuerInput>,
): Promise<Redraw> {
  const { issuerId } = redrawIssuerInput.parse(input)
  requireRole(ctx, issuerId, 'admin')
  const started = await change(ctx, (tx, record) => start(ctx, tx, record, issuerId, null))
  if (!started) throw new Conflict(say('files.redraw.nothing'))
  return started
}

/**
 * The same for chosen certificates (at most 200), by one job an issuer. Those whose document is of
 * the present renderer are passed over; Conflict where that is so of all.
 */
export async function redrawChosen(
  ctx: Ctx,
  input: z.input<typeof redrawChosenInput>,
): Promise<Redraw[]> {
  const { certificateIds } = redrawChosenInput.parse(input)
  const started = await change(ctx, async (tx, record) => {
    const found = await tx
      .select({ id: certificates.id, issuerId: certificates.issuerId })
      .from(certificates)
      .where(inArray(certificates.id, certificateIds))
    if (found.length < certificateIds.length) throw new NotFound()
    const groups = [...byIssuer(found)].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [issuerId] of groups) requireRole(ctx, issuerId, 'admin')
    const all: (Redraw | null)[] = []
    for (const [issuerId, ids] of groups) all.push(await start(ctx, tx, record, issuerId, ids))
    return all.filter((one) => one !== null)
  })
  if (started.length === 0) throw new Conflict(say('files.redraw.nothing'))
  return started
}

/** Null where there is nothing to draw. */
async function start(
  ctx: Ctx,
  tx: Transaction,
  record: Recorder,
  issuerId: string,
  certificateIds: string[] | null,
): Promise<Redraw | null> {
  const current = (await currentFingerprints(ctx, [issuerId])).get(issuerId) ?? ''
  const total = await countStale(tx, { issuerId, certificateIds }, current)
  if (total > 0) {
    const redrawId = newId()
    const askedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
    const [fresh] = await tx
      .insert(redraws)
      .values({
        ...{ id: redrawId, issuerId, certificateIds, state: 'running', total },
        ...{ askedBy, createdAt: ctx.now },
      })
      .onConflictDoNothing()
      .returning({ id: redraws.id })
    if (fresh) {
      await record({ name: 'redraw/started', issuerId, subjectIds: [redrawId], data: {} })
      return { redrawId, isNew: true }
    }
  }
  const [going] = await tx
    .select({ id: redraws.id, ids: redraws.certificateIds })
    .from(redraws)
    .where(and(eq(redraws.issuerId, issuerId), eq(redraws.state, 'running')))
  if (!going) return null
  const known = going.ids && new Set(going.ids)
  const covered = !known || certificateIds?.every((id) => known.has(id))
  if (!covered) throw new Conflict(say('files.redraw.otherGoing'))
  return { redrawId: going.id, isNew: false }
}
