import { sentence } from './refusal'

/** A file bears no date of reading: handed out now, it would say that the certificate still stands. */
export function withdrawn(): Response {
  return sentence(410, 'This certificate was revoked, so its files are no longer given out.')
}
