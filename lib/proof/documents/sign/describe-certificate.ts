import { createHash, X509Certificate } from 'node:crypto'

/** What people compare of an X.509 certificate; `sha256` in hex, over its DER. */
export function describeCertificate(der: Uint8Array) {
  const read = new X509Certificate(der)
  // One part a line, with its punctuation escaped.
  const name = (text: string) =>
    (/^CN=(.*)$/m.exec(text)?.[1] ?? text.replaceAll('\n', ', ')).replace(/\\(.)/g, '$1')
  return {
    subject: name(read.subject),
    issuer: name(read.issuer),
    selfSigned: read.subject === read.issuer && read.verify(read.publicKey),
    serial: read.serialNumber,
    notBefore: new Date(read.validFrom),
    notAfter: new Date(read.validTo),
    algorithm: read.publicKey.asymmetricKeyType === 'rsa' ? ('rsa' as const) : ('p256' as const),
    bits: read.publicKey.asymmetricKeyDetails?.modulusLength ?? 256,
    sha256: certificateSha256(der),
    pem: read.toString(),
  }
}

export function certificateSha256(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex')
}
