/**
 * A field in which what was given and the record part. `field` is the document's: name, title,
 * issuer, awarded, expires, score, number, …, or `other` for what no field accounts for. Null: there
 * is nothing in its place.
 */
export type Difference = { field: string; printed: string | null; recorded: string | null }
