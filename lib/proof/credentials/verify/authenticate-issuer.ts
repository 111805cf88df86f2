import { say } from '@/lib/platform/language/say'
import { type Authenticity, authenticate } from './authenticity'
import { type Proof, readProofs, verifyProofs } from './data-integrity'
import { Fault, orFault } from './fault'
import type { Deps } from './get'
import { idOf, type JsonObject } from './json'
import { resolveMethod } from './keys/resolve-method'

const purpose = 'assertionMethod'

/**
 * Who issued a credential that has Data Integrity proofs, and whether they hold. The issuer has to have
 * signed; others may have signed too, each by a key of its own (Data Integrity 1.0, sections 2.1.1 and
 * 2.1.2), and then all of it has to hold. Theirs are looked up once the issuer's holds.
 */
export function authenticateIssuer(credential: JsonObject, deps: Deps): Promise<Authenticity> {
  const issuer = idOf(credential.issuer) ?? ''
  return authenticate({
    issuer,
    read: () => readProofs(credential, purpose, deps.now),
    find: (proofs) =>
      Promise.all(
        partsOf(proofs, issuer).own.map(async (proof) => {
          const found = await resolveMethod(proof.verificationMethod, { issuer, purpose }, deps)
          return { ...found, proof }
        }),
      ),
    async fit(proofs, keys) {
      await verifyProofs(credential, keys)
      const { others } = partsOf(proofs, issuer)
      await verifyProofs(
        credential,
        await Promise.all(others.map((proof) => findOther(proof, deps))),
      )
      return keys[0]?.id ?? ''
    },
  })
}

/** Where no key is the issuer's by its name, each is looked up as such: it may keep them elsewhere. */
function partsOf(proofs: readonly Proof[], issuer: string) {
  const own = proofs.filter((proof) => controllerOf(proof) === issuer)
  return own.length > 0
    ? { own, others: proofs.filter((proof) => !own.includes(proof)) }
    : { own: proofs, others: [] }
}

async function findOther(proof: Proof, deps: Deps) {
  const { verificationMethod: method } = proof
  const wanted = { issuer: controllerOf(proof), purpose } as const
  const get = deps.getOthers ?? deps.get
  const found = await orFault(() => resolveMethod(method, wanted, { ...deps, get }))
  if (!(found instanceof Fault)) return { ...found, proof }
  const key = found.outcome === 'unknown' ? 'otherUnknown' : 'otherKey'
  const sentence = say(`verification.signature.${key}`, { signer: wanted.issuer.slice(0, 200) })
  throw new Fault('signature', found.outcome, sentence)
}

/** Whose key it is by its name: what stands before the “#”. */
function controllerOf({ verificationMethod }: Proof): string {
  return verificationMethod.split('#')[0] ?? ''
}
