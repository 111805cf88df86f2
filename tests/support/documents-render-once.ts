import { readFileSync } from 'node:fs'
import { renderCertificate } from '@/lib/proof/documents/render'

/** Run by itself: draws the document given as JSON on standard input and prints its hashes. */
const { sha256, fingerprint } = await renderCertificate(JSON.parse(readFileSync(0, 'utf8')))
process.stdout.write(JSON.stringify({ sha256, fingerprint }))
