import { renderToBuffer } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import type { Box } from '../designs/items'
import { voiceOf } from '../designs/voice'
import { documentTexts } from '../drawable'
import type { Align, CertificateDocument, Picture, Template } from '../schema'
import type { Family } from '../text/faces'
import { itemise } from '../text/itemise'
import { Backdrop, PicturePage, PlainCertificate } from './page'
import { forgetGlyphs, loadFonts } from './type-setting'

/**
 * A certificate drawn by react-pdf alone: the reference of the fast path, and what stands in for it.
 * Without tags, attachment and signature. Texts must be clean and `drawsRightly`.
 */
export async function renderPlain(template: Template, doc: CertificateDocument, bleed = 0) {
  await loadFonts(familiesOf(template, doc))
  forgetGlyphs()
  return draw(PlainCertificate({ template, doc, bleed }))
}

/** The same without any text, picture or code: what the fast path stamps on. */
export function renderBackdrop(template: Template, doc: CertificateDocument, bleed = 0) {
  return draw(Backdrop({ template, doc, bleed }))
}

/** A picture alone on a page of its box's size. */
export function renderPicture(picture: Picture, { box, align }: PictureItem): Promise<Uint8Array> {
  return draw(PicturePage({ picture, box, align }))
}

type PictureItem = { box: Box; align: Align }

async function draw(element: ReactElement): Promise<Uint8Array> {
  // A Buffer may share its memory with others; the copy can be handed over to another thread.
  return new Uint8Array(await renderToBuffer(element as Parameters<typeof renderToBuffer>[0]))
}

function familiesOf({ look }: Template, doc: CertificateDocument): Family[] {
  return documentTexts(look, doc).flatMap(({ text }) => {
    const runs = itemise(text, voiceOf(look))
    return Array.isArray(runs) ? runs.map((run) => run.family) : []
  })
}
