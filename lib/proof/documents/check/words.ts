import { type Sentence, say } from '@/lib/platform/language/say'
import type { SignatureState } from './check-signature'
import { readLimits, type UnreadableCode } from './read'

/** Why a file was not read, for whoever gave it. */
export function unreadableSentence(code: UnreadableCode): Sentence {
  switch (code) {
    case 'not-pdf':
      return say('verification.pdf.notPdf')
    case 'encrypted':
      return say('verification.pdf.encrypted')
    case 'too-large':
      return say('verification.pdf.tooLarge', { mebibytes: readLimits.bytes / 1024 / 1024 })
    case 'too-many-pages':
      return say('verification.pdf.tooManyPages', { pages: readLimits.pages })
    case 'too-much':
      return say('verification.pdf.tooMuch')
    case 'too-slow':
      return say('verification.pdf.tooSlow')
    case 'broken':
      return say('verification.pdf.broken')
  }
}

/** What stands of a file's signature, for people to read. */
export function signatureSentence(signature: SignatureState): Sentence {
  switch (signature.state) {
    case 'none':
    case 'good':
      return say(`verification.pdf.signature.${signature.state}`)
    case 'bad':
      return say(`verification.pdf.signature.${signature.why}`)
  }
}
