import { MailError } from './mail-error'

export type Message = {
  /** One address, without a name: `someone@example.org`. */
  to: string
  subject: string
  html: string
  text: string
  /** Names this one sending: the same key is the same message, however often it is tried. At most 256 characters. */
  idempotencyKey: string
  /** Set when the message carries a link that signs its reader in. */
  secretLinks?: boolean
}

/** `providerId` is the id under which the service, or the local mailbox, knows the message. */
export type Sent = { providerId: string }

export type Transport = (message: Message) => Promise<Sent>

// One address only: no name, no list, nothing that could begin another header or another receiver.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses.
const address = /^[^\s<>()[\],;:"\\@\u0000-\u001f\u007f]+@[^\s<>()[\],;:"\\@\u0000-\u001f\u007f]+$/

/** The message as it may go out: its address checked, its subject on one line. Throws `MailError`. */
export function checkMessage(message: Message): Message {
  if (message.to.length > 254 || !address.test(message.to)) {
    throw new MailError('The receiver is not one e-mail address.', {
      ...{ retry: false, address: true },
    })
  }
  if (!message.idempotencyKey || message.idempotencyKey.length > 256) {
    throw new MailError('A message needs an idempotency key of 1 to 256 characters.', {
      retry: false,
    })
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break in a name must not begin a header.
  const subject = message.subject.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim()
  return { ...message, subject }
}
