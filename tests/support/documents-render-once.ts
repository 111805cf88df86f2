import { readFileSync } from 'node:fs'
import { renderCertificate } from '@/lib/proof/documents/render'

/** Run by itself: draws the document, in its template, given as JSON on standard input and prints its hashes. */
const { template, doc } = JSON.parse(readFileSync(0, 'utf8'))
const { sha256, fingerprint } = await renderCertificate(template, doc)
process.stdout.write(JSON.stringify({ sha256, fingerprint }))
