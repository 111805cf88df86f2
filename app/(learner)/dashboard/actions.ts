'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { markNotificationsRead } from '@/lib/reach/notifications/mark-read'

export const markRead = action(z.object({}), markNotificationsRead, () => 'All read.')
