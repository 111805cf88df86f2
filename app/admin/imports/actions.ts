'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { answerImport, beginImport } from '@/lib/awards/imports/begin-import'
import { cancelImport } from '@/lib/awards/imports/cancel-import'
import { commitImport } from '@/lib/awards/imports/commit-import'
import { repeatImport } from '@/lib/awards/imports/repeat-import'
import { retryImport } from '@/lib/awards/imports/retry-import'
import { planForm } from '@/lib/awards/imports/schema'
import { messageKey, say } from '@/lib/platform/language/say'

const fileInput = z.object({
  issuerId: z.uuid(messageKey('imports.refused.chooseIssuer')),
  file: z
    .file(messageKey('imports.refused.chooseFile'))
    .refine((file) => file.size > 0, messageKey('imports.refused.fileEmpty')),
})

export const upload = action(
  fileInput,
  async (ctx, { issuerId, file }) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return beginImport(ctx, { issuerId, fileName: file.name.slice(0, 200), bytes })
  },
  ({ importId, isNew }) => goTo(importId, isNew ? '' : '?again=1'),
)

export const answer = action(planForm, answerImport, (_, { importId }) => goTo(importId))

const which = z.object({ importId: z.uuid() })
const looked = which.extend({ revision: z.coerce.number().int() })

export const commit = action(looked, commitImport, (_, { importId }) => goTo(importId))

export const discard = action(which, cancelImport, () => ({ goTo: '/admin/imports' }))

export const stop = action(which, cancelImport, () => say('imports.stopped'))

export const retry = action(which, retryImport, () => say('imports.retried'))

export const repeat = action(which, repeatImport, ({ importId }) => goTo(importId, '?step=columns'))

function goTo(importId: string, query = '') {
  return { goTo: `/admin/imports/${importId}${query}` }
}
