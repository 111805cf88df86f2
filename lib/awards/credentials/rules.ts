/** What a key is worth: see `credential_keys`. */
export type KeyState = 'in-use' | 'replaced' | 'retired' | 'compromised'

export type KeyFacts = {
  replacedAt: Date | null
  retiredAt: Date | null
  compromisedAt: Date | null
}

/** The gravest fact wins. */
export function keyState({ replacedAt, retiredAt, compromisedAt }: KeyFacts): KeyState {
  if (compromisedAt) return 'compromised'
  if (retiredAt) return 'retired'
  return replacedAt ? 'replaced' : 'in-use'
}
