/** A row that is not what it should be, or is missing: in operator's English. */
export class BadRow extends Error {
  override readonly name = 'BadRow'
  constructor(
    readonly table: string,
    readonly id: string,
    readonly what: string,
  ) {
    super(`${table} ${id} ${what}`)
  }
}

/** What was looked at before the first bad row, or in all. */
export type LogCounts = {
  leaves: number
  checkpoints: number
  tiles: number
  credentials: number
  /** Leaves that wait for their place. */
  waiting: number
  /** Leaves that say nothing any more, since somebody was erased. */
  erased: number
  certificatesWithoutCredential: number
  /** Revocations older than the log. */
  revocationsBeforeLog: number
}
