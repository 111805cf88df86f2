import { english } from '@/lib/platform/language/english'
import { type Sentence, say } from '@/lib/platform/language/say'

/**
 * Failures that a person can do something about. Anything else that is thrown is a bug:
 * it is logged once with a reference and shown as such. `sentence` is for whoever reads, in their
 * language; `message` is the same in English, for logs and the command line.
 */
export abstract class LaurelError extends Error {
  abstract readonly code: string
  abstract readonly status: 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 429
  constructor(readonly sentence: Sentence) {
    super(english(sentence))
  }
  override get name() {
    return this.constructor.name
  }
}

/** What was sent cannot be used; the sentence says what to change, `fields` names where. */
export class InputError extends LaurelError {
  readonly code = 'input'
  readonly status = 400
  constructor(
    sentence: Sentence,
    readonly fields: Readonly<Record<string, Sentence>> = {},
  ) {
    super(sentence)
  }
}

/** Nobody is signed in. */
export class Unauthorised extends LaurelError {
  readonly code = 'unauthorised'
  readonly status = 401
  constructor(sentence = say('errors.unauthorised')) {
    super(sentence)
  }
}

/** Signed in, and the thing is within reach, but the role is too low. */
export class Forbidden extends LaurelError {
  readonly code = 'forbidden'
  readonly status = 403
  constructor(sentence = say('errors.forbidden')) {
    super(sentence)
  }
}

/** Not there, or not this actor's to know about: the two answer alike. */
export class NotFound extends LaurelError {
  readonly code = 'not-found'
  readonly status = 404
  constructor(sentence = say('errors.notFound')) {
    super(sentence)
  }
}

/** True a moment ago, no longer: the certificate is already revoked, the import already runs. */
export class Conflict extends LaurelError {
  readonly code = 'conflict'
  readonly status = 409
}

/** The body of a request did not arrive in the time that there is for it. */
export class TooSlow extends LaurelError {
  readonly code = 'too-slow'
  readonly status = 408
}

/** More was sent than is read. */
export class TooLarge extends LaurelError {
  readonly code = 'too-large'
  readonly status = 413
}

/** What was sent is of a kind that is not read here. */
export class WrongType extends LaurelError {
  readonly code = 'wrong-type'
  readonly status = 415
}

/** Asked too often; `retryAfter` is the number of seconds to wait. */
export class TooMany extends LaurelError {
  readonly code = 'too-many'
  readonly status = 429
  constructor(
    readonly retryAfter: number,
    sentence = say('errors.tooMany', { minutes: Math.max(1, Math.ceil(retryAfter / 60)) }),
  ) {
    super(sentence)
  }
}

/**
 * The installation cannot run as it stands; `message` is the one sentence the operator needs, in
 * English: it is said before there is anybody with a language.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError'
  /** Tells scripts/bootstrap/report.mjs, which loads no class of ours, to print the message alone. */
  readonly setup = true
}
