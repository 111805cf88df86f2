/**
 * Failures that a person can do something about. Anything else that is thrown is a bug:
 * it is logged once with a reference and shown as such.
 */
export abstract class LaurelError extends Error {
  abstract readonly code: string
  abstract readonly status: 400 | 401 | 403 | 404 | 409 | 500
  override get name() {
    return this.constructor.name
  }
}

/** What was sent cannot be used; `message` says what to change, `fields` names where. */
export class InputError extends LaurelError {
  readonly code = 'input'
  readonly status = 400
  constructor(
    message: string,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

/** Nobody is signed in. */
export class Unauthorised extends LaurelError {
  readonly code = 'unauthorised'
  readonly status = 401
  constructor(message = 'Sign in to see this.') {
    super(message)
  }
}

/** Signed in, and the thing is within reach, but the role is too low. */
export class Forbidden extends LaurelError {
  readonly code = 'forbidden'
  readonly status = 403
  constructor(message = 'Your role does not allow this. Ask an issuer admin.') {
    super(message)
  }
}

/** Not there, or not this actor's to know about: the two answer alike. */
export class NotFound extends LaurelError {
  readonly code = 'not-found'
  readonly status = 404
  constructor(message = 'There is nothing here by that name.') {
    super(message)
  }
}

/** True a moment ago, no longer: the certificate is already revoked, the import already runs. */
export class Conflict extends LaurelError {
  readonly code = 'conflict'
  readonly status = 409
}

/** The installation cannot run as it stands; `message` is the one sentence the operator needs. */
export class SetupError extends LaurelError {
  readonly code = 'setup'
  readonly status = 500
}
