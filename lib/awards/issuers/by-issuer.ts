/** Ids by the issuer they belong to: a fact is always one issuer's. */
export function byIssuer(rows: { id: string; issuerId: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { id, issuerId } of rows) groups.set(issuerId, [...(groups.get(issuerId) ?? []), id])
  return groups
}
