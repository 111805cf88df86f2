import { readBody } from '@/app/read-body'
import type { VerifyInput } from '@/lib/awards/verification/schema'
import { fileAtMost } from '@/lib/awards/verification/schema'
import { InputError, TooLarge, WrongType } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { Fault } from '@/lib/proof/credentials/verify/fault'
import { scan } from '@/lib/proof/credentials/verify/limits'

const jsonAtMost = 1024 * 1024
/** What a form adds round the file. */
const aroundFile = 64 * 1024
const textAtMost = 2000
const names = ['id', 'url', 'credential'] as const

/**
 * What a request asks to have verified: JSON with one of `id`, `url` and `credential`, or a form with
 * one `file`. InputError, TooLarge, TooSlow or WrongType for all else.
 */
export async function givenIn(request: Request): Promise<VerifyInput> {
  const type = request.headers.get('content-type') ?? ''
  const [kind = ''] = type.toLowerCase().split(';')
  if (kind.trim() === 'application/json') return readJson(request)
  if (kind.trim() === 'multipart/form-data') return readForm(request, type)
  throw new WrongType(say('verify.problem.type'))
}

async function readJson(request: Request): Promise<VerifyInput> {
  const body = parsed(await readBody(request, { atMost: jsonAtMost }))
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InputError(say('verify.problem.notObject'))
  }
  const given = Object.entries(body)
  const stranger = given.find(([name]) => !names.some((known) => known === name))
  if (stranger) {
    throw new InputError(say('verify.problem.unknown', { name: stranger[0].slice(0, 100) }))
  }
  const [first, second] = given
  if (!first || second) throw new InputError(say('verify.problem.one'))
  const [name, value] = first
  if (name === 'credential') return { credential: credentialIn(value) }
  return name === 'id' ? { id: textIn(name, value) } : { url: textIn(name, value) }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    refuseTwice(text)
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(say('verify.problem.notJson'))
  }
}

/** Of what stands twice, programs take one or the other; once it is read, nobody sees that it did. */
function refuseTwice(text: string) {
  try {
    scan(text)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    // The rest is wrong with the credential, and told as what stands of it.
    if (error.sentence.key === 'verification.format.twice') throw new InputError(error.sentence)
  }
}

function textIn(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= textAtMost) return value
  throw new InputError(say('verify.problem.text', { name, maximum: textAtMost }))
}

function credentialIn(value: unknown): string | Record<string, unknown> {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  throw new InputError(say('verify.problem.credential'))
}

async function readForm(request: Request, type: string): Promise<VerifyInput> {
  const bytes = await readBody(request, { atMost: fileAtMost + aroundFile })
  const form = await formOf(bytes, type)
  const [first, second] = [...form]
  const file = first?.[1]
  if (!first || second || first[0] !== 'file' || !(file instanceof File)) {
    throw new InputError(say('verify.problem.file'))
  }
  if (file.size === 0) throw new InputError(say('verify.problem.empty'))
  if (file.size > fileAtMost) {
    throw new TooLarge(say('verify.problem.tooLarge', { limit: fileAtMost / 1024 / 1024 }))
  }
  return {
    file: { name: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) },
  }
}

async function formOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new InputError(say('verify.problem.form'))
  }
}
