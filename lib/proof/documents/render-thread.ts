import { move, transferableSymbol, valueSymbol } from 'piscina'
import { InputError } from '@/lib/platform/errors/errors'
import { renderCertificate } from './render'
import type { CertificateDocument } from './schema'
import { SigningFailed } from './sign/signing-failed'
import type { ThreadAnswer, ThreadOrder } from './thread-answer'

/** Entry of a render thread: the documents one after the other, an answer for each. */
export default async function renderInThread(order: ThreadOrder) {
  const answers: ThreadAnswer[] = []
  for (const doc of order.docs) answers.push(await renderOne(order, doc))
  return handedOver(answers)
}

/** The files change hands, rather than being copied from one thread to the other. */
function handedOver(answers: ThreadAnswer[]) {
  const files = answers.flatMap((answer) => (answer.ok ? answer.bytes.buffer : []))
  return move({ [transferableSymbol]: files, [valueSymbol]: answers })
}

/** Errors lose their class on the way out, so they go as data. */
async function renderOne(
  { template, docs: _, ...options }: ThreadOrder,
  doc: CertificateDocument,
): Promise<ThreadAnswer> {
  try {
    return { ok: true, ...(await renderCertificate(template, doc, options)) }
  } catch (error) {
    if (error instanceof SigningFailed) {
      return { ok: false, code: 'not-signed', reason: error.sentence }
    }
    if (!(error instanceof InputError)) throw error
    const [field] = Object.keys(error.fields)
    const reason = error.sentence
    return { ok: false, code: 'not-drawable', reason, ...(field === undefined ? {} : { field }) }
  }
}
