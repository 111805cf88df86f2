// What the tests use of packages that bring no types.
type StockKeyPair = {
  id: string
  controller: string
  publicKeyMultibase: string
  signer(): {
    id: string
    algorithm: string
    sign(given: { data: Uint8Array }): Promise<Uint8Array>
  }
}

declare module '@digitalbazaar/ecdsa-multikey' {
  export function generate(options: { curve: string }): Promise<StockKeyPair>
  export function from(key: object): Promise<{ publicKeyMultibase: string }>
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: { signer: object; date?: string })
  }
}
type StockList = {
  getStatus(index: number): boolean
  setStatus(index: number, value: boolean): void
  encode(): Promise<string>
}
type StockChecked = { verified: boolean; error?: Error; results?: { status: boolean }[] }
type StockListOptions = { id: string; list: StockList; statusPurpose: string }

declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function decodeList(options: { encodedList: string }): Promise<StockList>
  export function createList(options: { length: number }): Promise<StockList>
  export function createCredential(options: StockListOptions): Promise<Record<string, unknown>>
  export function checkStatus(options: {
    credential: object
    suite: object
    documentLoader: (url: string) => Promise<object>
  }): Promise<StockChecked>
}
declare module '@digitalbazaar/vc-status-list' {
  export function createList(options: { length: number }): Promise<StockList>
  export function createCredential(options: StockListOptions): Promise<Record<string, unknown>>
}
