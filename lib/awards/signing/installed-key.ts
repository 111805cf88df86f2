import { readFileSync } from 'node:fs'
import { settings } from '@/lib/platform/env/settings'
import { SetupError } from '@/lib/platform/errors/errors'
import { checkKey, openPem, openPkcs12, UnfitKey } from '@/lib/proof/documents/sign/open-key'
import type { SigningKey } from '@/lib/proof/documents/sign/signing-key'

let opened: Promise<SigningKey | null> | undefined

/**
 * The key that the settings name, for all issuers of this installation; null where they name none.
 * Opened once a process. `SetupError` says in one sentence what is wrong with it.
 */
export function installedKey(): Promise<SigningKey | null> {
  opened ??= open()
  return opened
}

async function open(): Promise<SigningKey | null> {
  const given = settings()
  const { LAUREL_SIGNING_PKCS12: pkcs12, LAUREL_SIGNING_PASSPHRASE: passphrase } = given
  const { LAUREL_SIGNING_KEY: keyFile, LAUREL_SIGNING_CERTIFICATE: certificateFile } = given
  if (pkcs12) {
    return usable('LAUREL_SIGNING_PKCS12', () =>
      openPkcs12(read('LAUREL_SIGNING_PKCS12', pkcs12), passphrase ?? ''),
    )
  }
  if (keyFile && certificateFile) {
    const key = read('LAUREL_SIGNING_KEY', keyFile).toString()
    const certificates = read('LAUREL_SIGNING_CERTIFICATE', certificateFile).toString()
    return usable('LAUREL_SIGNING_KEY', async () => openPem(key, certificates, passphrase))
  }
  if (passphrase === undefined) return null
  throw new SetupError(
    'LAUREL_SIGNING_PASSPHRASE is set, but there is nothing for it to open: set LAUREL_SIGNING_PKCS12 or LAUREL_SIGNING_KEY too, or unset it.',
  )
}

async function usable(name: string, open: () => Promise<SigningKey>): Promise<SigningKey> {
  try {
    const key = await open()
    checkKey(key, new Date())
    return key
  } catch (error) {
    if (!(error instanceof UnfitKey)) throw error
    throw new SetupError(`What ${name} names cannot sign documents: it ${error.message}.`)
  }
}

function read(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`
    throw new SetupError(`${name} names “${file}”, but ${why}.`)
  }
}
