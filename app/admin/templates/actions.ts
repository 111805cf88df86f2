'use server'

import { action } from '@/app/action'
import { createTemplate } from '@/lib/awards/certifications/create-template'
import { templateStart } from '@/lib/awards/certifications/schema'

export const create = action(
  templateStart,
  (ctx, { issuerId, name, ...look }) => createTemplate(ctx, { issuerId, name, look }),
  ({ templateId }) => ({ goTo: `/admin/templates/${templateId}` }),
)
