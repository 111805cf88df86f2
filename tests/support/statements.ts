import { expect } from 'vitest'
import type { CheckName } from '@/lib/proof/credentials/verify/checks'
import type { Given } from '@/lib/proof/credentials/verify/open-credential'
import { type Issuer, newIssuer, newWorld, type World } from './foreign-issuer'

/**
 * One normative statement of a specification, and a credential that keeps or breaks it. `wrong` is the
 * step that has to find it, the key of its sentence and what that names; without it, it is valid.
 */
export type Statement = {
  says: string
  given: (issuer: Issuer, world: World) => Promise<Given> | Given
  wrong?: readonly [step: CheckName, key: string, values?: Record<string, unknown>]
}

/** Verifies what a statement gives: valid, or not, and then for its own reason before any other. */
export async function holdTo({ given, wrong }: Statement) {
  const [issuer, world] = [await newIssuer(), newWorld()]
  const { checks, verdict } = await world.verify(await given(issuer, world))
  const first = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
  if (!wrong) {
    expect(first).toBeUndefined()
    return expect(verdict).toBe('valid')
  }
  const [step, key, values] = wrong
  expect(first).toMatchObject({
    name: step,
    detail: { key: key.startsWith('fetch.') ? key : `verification.${step}.${key}` },
  })
  if (values) expect(first?.detail.values).toMatchObject(values)
  expect(verdict).not.toBe('valid')
}

/** The part of statements that a verifier meets which accepts whatever it is given. */
export function scoreOfAcceptingAll(statements: readonly Statement[]): number {
  return statements.filter(({ wrong }) => !wrong).length / statements.length
}
