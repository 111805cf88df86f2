import { serve } from 'inngest/next'
import { functions } from '@/inngest'
import { inngest } from '@/lib/platform/events/client'
import { jobMode } from '@/lib/platform/events/mode'

const handlers = serve({ client: inngest, functions })

/** Only an Inngest server may call: in embedded mode signatures are off, and the door stays shut. */
function behindKeys(handler: typeof handlers.POST): typeof handlers.POST {
  return (...call) => {
    if (jobMode(process.env) === 'embedded')
      return Promise.resolve(new Response(null, { status: 404 }))
    return handler(...call)
  }
}

export const GET = behindKeys(handlers.GET)
export const POST = behindKeys(handlers.POST)
export const PUT = behindKeys(handlers.PUT)
