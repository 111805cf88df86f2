import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

type Answer = { responseCode: number; message: string }

/**
 * A real SMTP server that keeps what it takes. `state` plays its moods: an answer for the sender, the
 * receiver or the whole message, or a connection cut right after the message was taken.
 */
export async function startSmtp({ user = 'laurel', password = 'p@ss/word' } = {}) {
  const taken: { from: string; to: string[]; raw: string }[] = []
  const state: { sender?: Answer; receiver?: Answer; data?: Answer; cut?: boolean } = {}
  const fault = (answer: Answer | undefined) =>
    answer ? Object.assign(new Error(answer.message), answer) : null

  const server = new SMTPServer({
    // No certificate here: the client would rightly refuse a made-up one.
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth(auth, _session, done) {
      if (auth.username === user && auth.password === password) return done(null, { user })
      done(fault({ responseCode: 535, message: `No such login: ${auth.password}` }))
    },
    onMailFrom(_address, _session, done) {
      done(fault(state.sender))
    },
    onRcptTo(_address, _session, done) {
      done(fault(state.receiver))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (state.data) return done(fault(state.data))
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((receiver) => receiver.address),
          raw: Buffer.concat(chunks).toString(),
        })
        if (state.cut) return cut()
        done()
      })
    },
  })
  // A client that goes away in mid-session is part of what is tested.
  server.on('error', () => undefined)
  const connections: { destroy(): void }[] = []
  server.server.on('connection', (socket) => connections.push(socket))
  function cut() {
    for (const socket of connections) socket.destroy()
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  const host = `127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return {
    url: `smtp://${user}:${encodeURIComponent(password)}@${host}`,
    host,
    taken,
    state,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
