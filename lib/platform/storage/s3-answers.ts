import type { StoredFile } from './storage'
import { StorageError } from './storage-error'

/** One page of ListObjectsV2; `next` is the continuation token, null on the last page. */
export function readPage(xml: Uint8Array): { files: StoredFile[]; next: string | null } {
  const text = new TextDecoder().decode(xml)
  if (!text.includes('<ListBucketResult')) {
    throw new StorageError('What answers at S3_ENDPOINT does not speak S3: check that address.')
  }
  const files = [...text.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].map(([, entry = '']) => ({
    key: element(entry, 'Key') ?? '',
    size: Number(element(entry, 'Size')),
    modifiedAt: new Date(element(entry, 'LastModified') ?? ''),
  }))
  const more = element(text, 'IsTruncated') === 'true'
  return { files, next: more ? element(text, 'NextContinuationToken') : null }
}

/** The code of an S3 error (`NoSuchKey`), or null where the answer is no S3 error. */
export function readError(xml: Uint8Array): string | null {
  const code = element(new TextDecoder().decode(xml.subarray(0, 10_000)), 'Code')
  return code && /^[A-Za-z0-9]{1,64}$/.test(code) ? code : null
}

function element(xml: string, name: string) {
  const found = xml.match(new RegExp(`<${name}>([^<]*)</${name}>`))
  return found?.[1] === undefined ? null : unescaped(found[1])
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function unescaped(text: string) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16))
  })
}
