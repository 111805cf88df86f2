import { z } from 'zod'
import { answerPage } from '@/app/answer-page'
import { speaker } from '@/app/speaker'
import { addPicture } from '@/lib/awards/certifications/add-picture'
import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { fileBytesAtMost } from '@/lib/proof/pictures/clean-picture'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'

/** What a form adds round the file. */
const aroundFile = 10_000

/**
 * Takes a picture for an issuer's templates: a form with `issuerId` and `file`. Answers
 * `{id, type, width, height, note}`; `note` tells what of a drawing was left out, or is null.
 */
export function POST(request: Request) {
  return answerPage(request, async () => {
    const { leftOut, ...picture } = await addPicture(await currentCtx(), await given(request))
    const speak = await speaker()
    const note = leftOut.map((what) => speak(say(`templates.picture.leftOut.${what}`))).join(' ')
    return { ...picture, note: note || null }
  })
}

async function given(request: Request): Promise<{ issuerId: string; bytes: Uint8Array }> {
  // Refused before it is read: what says no length could go on for ever.
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= fileBytesAtMost + aroundFile)) {
    throw new InputError(say('templates.picture.tooLarge', { megabytes: fileBytesAtMost / 1e6 }))
  }
  const form = await request.formData().catch(() => new FormData())
  const file = form.get('file')
  const issuerId = z.uuid().safeParse(form.get('issuerId'))
  if (!(file instanceof Blob) || !issuerId.success) {
    throw new InputError(say('templates.picture.choose'))
  }
  return { issuerId: issuerId.data, bytes: new Uint8Array(await file.arrayBuffer()) }
}
