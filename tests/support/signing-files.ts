import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Kind = 'rsa' | 'p256'
const kinds = {
  rsa: ['-newkey', 'rsa:2048'],
  p256: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
}

export function openssl(args: string[], input?: Uint8Array): Buffer {
  return execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** A key and its self-signed certificate as people make them, in PEM and as files of the folder. */
export function newKeyFiles(folder: string, kind: Kind, days = 30) {
  const [key, certificate] = [join(folder, `${kind}.key.pem`), join(folder, `${kind}.cert.pem`)]
  const subject = ['-subj', '/CN=Test Academy/O=Test']
  const usage = ['-addext', 'keyUsage=critical,digitalSignature,nonRepudiation']
  const plain = ['-addext', 'basicConstraints=critical,CA:FALSE', '-nodes', '-days', String(days)]
  openssl([
    ...['req', '-x509', ...kinds[kind], ...plain, ...usage, ...subject],
    ...['-keyout', key, '-out', certificate],
  ])
  return {
    key,
    certificate,
    keyPem: readFileSync(key, 'utf8'),
    certificatePem: readFileSync(certificate, 'utf8'),
  }
}

/** The two in one PKCS #12 file, encrypted as new programs do or as old ones did. */
export function pkcs12Of(
  { key, certificate }: { key: string; certificate: string },
  passphrase: string,
  legacy = false,
): Buffer {
  const old = legacy ? ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES'] : []
  const old2 = legacy ? ['-macalg', 'sha1'] : []
  return openssl([
    ...['pkcs12', '-export', ...old, ...old2, '-inkey', key, '-in', certificate],
    ...['-passout', `pass:${passphrase}`],
  ])
}
