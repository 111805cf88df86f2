import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { speaker } from '@/app/speaker'
import { type PreviewInput, previewTemplate } from '@/lib/awards/certifications/preview-template'
import { settings } from '@/lib/platform/env/settings'
import { Forbidden, InputError, LaurelError } from '@/lib/platform/errors/errors'
import { fault } from '@/lib/platform/language/fault'
import { say } from '@/lib/platform/language/say'
import { reportBug } from '@/lib/platform/log/report'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/** A look is some kilobytes; texts that are too long are told as such below it. */
const bytesAtMost = 200_000

/**
 * The PDF of a look that is being made. What cannot be drawn comes back as JSON: the sentence, and
 * the field that it is about where one is.
 */
export async function POST(request: NextRequest) {
  const speak = await speaker()
  try {
    if (request.headers.get('origin') !== new URL(settings().baseUrl).origin) throw new Forbidden()
    const ctx = await currentCtx()
    const begun = performance.now()
    const bytes = await previewTemplate(ctx, await given(request), request.signal)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="sample.pdf"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'server-timing': `draw;dur=${(performance.now() - begun).toFixed(1)}`,
      },
    })
  } catch (error) {
    return refused(error)
  }

  function refused(error: unknown) {
    const headers = { 'cache-control': 'no-store' }
    if (error instanceof z.ZodError) {
      const [issue] = error.issues
      const text = speak(issue ? fault(issue) : say('errors.invalid.other'))
      const field = issue?.path.slice(1).join('.')
      return Response.json({ error: text, field }, { status: 400, headers })
    }
    if (error instanceof LaurelError) {
      const [field] = error instanceof InputError ? Object.keys(error.fields) : []
      const answer = { error: speak(error.sentence), field }
      return Response.json(answer, { status: error.status, headers })
    }
    const text = speak(say('errors.bug', { reference: reportBug(error, 'route') }))
    return Response.json({ error: text }, { status: 500, headers })
  }
}

/** What was sent, not yet looked at. Who may not ask is told so before what is wrong with it. */
async function given(request: Request): Promise<PreviewInput> {
  const tooLarge = new InputError(say('editor.tooLarge'))
  if (Number(request.headers.get('content-length') ?? 0) > bytesAtMost) throw tooLarge
  const text = await request.text()
  if (text.length > bytesAtMost) throw tooLarge
  try {
    return z.looseObject({ issuerId: z.uuid() }).parse(JSON.parse(text)) as unknown as PreviewInput
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError(say('errors.invalid.other'))
    throw error
  }
}
