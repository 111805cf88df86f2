import { Document, Image, Page, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { placeFields } from '../designs/design-fields'
import type { Box } from '../designs/items'
import { drawn } from '../designs/ornaments'
import { sheetOf } from '../designs/sheet'
import type { Align, CertificateDocument, Picture, Template } from '../schema'
import { cropToPage } from './cover'
import { PlainItem, PlainPicture, sourceOf } from './parts'

type SheetProps = { template: Template; doc: CertificateDocument; bleed?: number }

/** A whole certificate as react-pdf draws it. Texts must be clean and drawable. */
export function PlainCertificate({ template, doc, bleed = 0 }: SheetProps) {
  const fields = placeFields(template.look, doc)
  return (
    <Paper template={template} doc={doc} bleed={bleed}>
      {fields.flatMap(({ id, items }) =>
        items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items of one field never change order
          <PlainItem key={`${id} ${i}`} item={item} pictures={template.pictures} />
        )),
      )}
    </Paper>
  )
}

/** What is the same for all certificates and no text: the ground, ornaments, pictures, rules. */
export function Backdrop({ template, doc, bleed = 0 }: SheetProps) {
  const fields = placeFields(template.look, doc)
  return (
    <Paper template={template} doc={doc} bleed={bleed}>
      {fields.flatMap(({ id, items }) =>
        items.map((item, i) =>
          item.kind === 'line' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: items of one field never change order
            <PlainItem key={`${id} ${i}`} item={item} pictures={template.pictures} />
          ) : null,
        ),
      )}
    </Paper>
  )
}

/** A picture as it stands in its box, the page being the box. */
export function PicturePage({ picture, box, align }: PicturePageProps) {
  const whole = { left: 0, top: 0, width: box.width, height: box.height }
  return (
    <Document creationDate={epoch} modificationDate={epoch}>
      {/* A hair taller than the picture, which would count as too tall otherwise. */}
      <Page size={[box.width, box.height + 0.01]}>
        <PlainPicture picture={picture} box={whole} align={align} />
      </Page>
    </Document>
  )
}

type PicturePageProps = { picture: Picture; box: Box; align: Align }
const epoch = new Date(0)

function Paper({ template, doc, bleed = 0, children }: SheetProps & { children: ReactNode }) {
  const { look, pictures } = template
  const sheet = sheetOf(look, doc)
  const { ground, Ornaments } = drawn[look.design]
  const boxes = new Map(placeFields(look, doc).map(({ id, box }) => [id, box]))
  const [width, height] = [sheet.page.width + 2 * bleed, sheet.page.height + 2 * bleed]
  const background = look.background ? pictures[look.background] : undefined
  const day = new Date(`${doc.awardedOn}T00:00:00Z`)
  return (
    <Document
      title={`${doc.certificationTitle}: ${doc.recipientName}`}
      author={doc.issuerName}
      subject={`Certificate ${doc.publicId}`}
      creator="Laurel"
      producer="Laurel"
      language={look.language}
      pdfVersion="1.7"
      creationDate={day}
      modificationDate={day}
    >
      <Page size={[width, height]} style={{ backgroundColor: ground(look) }}>
        {background ? <Cover picture={background} width={width} height={height} /> : null}
        <View style={{ position: 'absolute', left: bleed, top: bleed, width: 1, height: 1 }}>
          {look.ornaments ? (
            <Ornaments sheet={sheet} boxOf={(id) => boxes.get(id)} bleed={bleed} />
          ) : null}
          {children}
        </View>
      </Page>
    </Document>
  )
}

/** A background fills the page; what does not fit its shape is cut off. */
function Cover({ picture, width, height }: CoverProps) {
  const source = sourceOf(cropToPage(picture, { width, height }))
  // As tall as the page it would count as too tall, and begin a second one.
  const page = { left: 0, top: 0, width, height: height - 0.01 }
  // A drawing knows no `objectFit`, so the cut is made around it.
  const scale = Math.max(width / picture.width, height / picture.height)
  const whole = { width: picture.width * scale, height: picture.height * scale }
  const shift = { left: (width - whole.width) / 2, top: (height - whole.height) / 2 }
  return (
    <View style={{ position: 'absolute', overflow: 'hidden', ...page }}>
      <Image src={source} style={{ position: 'absolute', ...whole, ...shift }} />
    </View>
  )
}

type CoverProps = { picture: Template['pictures'][string]; width: number; height: number }
