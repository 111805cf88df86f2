'use server'

import { action } from '@/app/action'
import { cancelRedraw } from '@/lib/awards/documents/cancel-redraw'
import { redrawChosen, redrawIssuer } from '@/lib/awards/documents/redraw'
import { redrawChosenInput, redrawInput, redrawIssuerInput } from '@/lib/awards/documents/schema'
import { say } from '@/lib/platform/language/say'

export const redrawAll = action(redrawIssuerInput, redrawIssuer, ({ isNew }) =>
  say('files.stale.started', { count: isNew ? 1 : 0 }),
)

export const redrawThese = action(redrawChosenInput, redrawChosen, () => ({
  goTo: '/admin/certificates/documents',
}))

export const redrawThis = action(redrawChosenInput, redrawChosen, ([redraw]) =>
  say('files.stale.started', { count: redraw?.isNew ? 1 : 0 }),
)

export const stop = action(redrawInput, cancelRedraw, () => say('files.stale.stopped'))
