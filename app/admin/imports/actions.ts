'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { startImport } from '@/lib/awards/imports/start-import'

const input = z.object({
  issuerId: z.uuid('Choose an issuer.'),
  file: z
    .file('Choose a file.')
    .refine((file) => file.size > 0, 'Choose a file that is not empty.'),
})

export const upload = action(
  input,
  async (ctx, { issuerId, file }) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return startImport(ctx, { issuerId, fileName: file.name.slice(0, 200), bytes })
  },
  ({ importId, isNew }) => ({ goTo: `/admin/imports/${importId}${isNew ? '' : '?again=1'}` }),
)
