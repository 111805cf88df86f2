import { TooLarge, TooSlow } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'

const mebibyte = 1024 * 1024

/**
 * The body of a request, of no more bytes than `atMost`, and in no more milliseconds than `limitMs`.
 * One that says beforehand that it is larger is not read; one that is, no further. TooLarge, TooSlow.
 */
export async function readBody(
  request: Request,
  { atMost, limitMs = 30_000 }: { atMost: number; limitMs?: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new TooLarge(say('verify.problem.tooLarge', { limit: Math.floor(atMost / mebibyte) }))
  if (Number(request.headers.get('content-length')) > atMost) throw tooLarge()
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const late = deadline(limitMs)
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late.passed])
      if (done) return new Uint8Array(Buffer.concat(parts))
      size += value.byteLength
      if (size > atMost) throw tooLarge()
      parts.push(value)
    }
  } catch (error) {
    // What is still to come is not waited for.
    reader.cancel().catch(() => undefined)
    throw error
  } finally {
    late.clear()
  }
}

function deadline(ms: number) {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TooSlow(say('verify.problem.slow', { seconds: Math.ceil(ms / 1000) }))),
      ms,
    )
  })
  passed.catch(() => undefined)
  return { passed, clear: () => clearTimeout(timer) }
}
