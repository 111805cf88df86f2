import { passOnSigning } from '@/lib/awards/credentials/pass-on-signing'
import { signChunk } from '@/lib/awards/credentials/sign-chunk'
import { redrawStale } from '@/lib/awards/documents/redraw-stale'
import { jobContext } from '@/lib/platform/access/job-context'
import { factEvent } from '@/lib/platform/events/catalogue'
import { inngest } from '@/lib/platform/events/client'

const ctx = () => jobContext('sign-credentials')

/** A run has at most 1,000 steps: more is passed on to another. */
const chunksAtMost = 900

/**
 * Signs what was issued before there were credentials, and anew what a key signed that may not sign
 * any more, 250 a step; then has the documents drawn anew, with the credential attached.
 */
export const signCredentials = inngest.createFunction(
  {
    id: 'sign-credentials',
    triggers: [
      { event: 'credential/missing' },
      { event: 'credential-key/retired' },
      { event: 'credential-key/compromised' },
    ],
    retries: 10,
  },
  async ({ event, step }) => {
    const { issuerId } = factEvent.parse(event.data)
    let more = true
    for (let n = 1; more && n <= chunksAtMost; n++) {
      more = (await step.run(`sign-${n}`, () => signChunk(ctx(), { issuerId }))).more
    }
    if (more) await step.run('pass-on', () => passOnSigning(ctx(), { issuerId }))
    else await step.run('redraw', () => redrawStale(ctx(), { issuerId }))
  },
)
