/**
 * The database cannot be used as things stand. `message` is the one sentence an operator needs:
 * what is wrong and what to do. It never carries a password.
 */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError'
  /** Tells an expected start-up failure from a bug, also across two copies of this module. */
  readonly setup = true
}
