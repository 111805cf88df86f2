import { hash } from 'node:crypto'
import { fillingOf } from './arrange'
import { credentialContexts } from './build'
import { type Compiled, canonical, compile } from './compile'
import { proofOptions, type Signing } from './proof-options'

/** A proof of a credential without its value: its JSON, left open, and the hash of its canonical form. */
export type OpenProof = { json: string; hash: Buffer }

let form: Promise<Compiled> | undefined

/** The same for all that one key signs at a time. */
export async function openProof(named: Omit<Signing, 'key'>): Promise<OpenProof> {
  const options = proofOptions(named)
  const values = [options.verificationMethod, options.created]
  form ??= compile(values, ([verificationMethod, created]) => ({
    ...{ '@context': credentialContexts, ...options, verificationMethod, created },
  }))
  const quads = await canonical(await form, fillingOf(values))
  return { json: JSON.stringify(options).slice(0, -1), hash: hash('sha256', quads, 'buffer') }
}

/** A credential's JSON, left open, with its proof: in a set, as the schema of Open Badges wants it. */
export function withProof(unsigned: string, { json }: OpenProof, proofValue: string): string {
  return `${unsigned},"proof":[${json},"proofValue":"${proofValue}"}]}`
}
