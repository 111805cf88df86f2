import { Document, Page } from '@react-pdf/renderer'
import { Award } from './classic-award'
import { Facts, Proof, Signatories } from './classic-foot'
import { Frame } from './classic-ornament'
import { colour, sizes } from './classic-palette'
import type { CertificateDocument } from './schema'

/**
 * The classic design: an engraved frame, everything on the middle axis, the proof at the foot.
 * Texts must be clean and drawable. Change anything that alters the bytes, here or in a part, and
 * `templateVersion` changes with it.
 */
export function Classic({ doc }: { doc: CertificateDocument }) {
  const [width, height] = sizes[doc.paper]
  const day = new Date(`${doc.awardedOn}T00:00:00Z`)
  const part = { doc, width, height }
  return (
    <Document
      title={`${doc.certificationTitle}: ${doc.recipientName}`}
      author={doc.issuerName}
      subject={`Certificate ${doc.publicId}`}
      creator="Laurel"
      producer="Laurel"
      language={doc.locale}
      pdfVersion="1.7"
      creationDate={day}
      modificationDate={day}
    >
      <Page size={[width, height]} style={{ backgroundColor: colour.paper }}>
        <Frame width={width} height={height} accent={doc.accent ?? colour.green} />
        <Award {...part} />
        <Facts {...part} />
        <Signatories {...part} />
        <Proof {...part} />
      </Page>
    </Document>
  )
}

/** Part of the fingerprint: bump it with every change that can alter a document's bytes. */
export const templateVersion = 'classic/2'
