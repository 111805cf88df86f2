/** What a run or step failed of, as the SDK serialises errors and reads them back. */
export interface Failure {
  name: string
  message: string
  stack?: string
}

/** A failure of the runner's own, named so that it can be told from the function's. */
export function failure(name: string, message: string): Failure {
  return { name, message, stack: '' }
}

/** Reads a failure out of whatever the SDK answered. */
export function toFailure(value: unknown): Failure {
  if (typeof value !== 'object' || value === null) return failure('Error', String(value))
  const { name, message, stack, error } = value as Record<string, unknown>
  return {
    ...value,
    name: typeof name === 'string' ? name : 'Error',
    message: typeof message === 'string' ? message : String(error ?? 'Unknown error'),
    stack: typeof stack === 'string' ? stack : '',
  }
}

/** Another worker holds the run now: what this one computed must not be written. */
export class Fenced extends Error {
  override readonly name = 'Fenced'
  constructor(runId: string) {
    super(`Another worker has taken over run ${runId}.`)
  }
}
