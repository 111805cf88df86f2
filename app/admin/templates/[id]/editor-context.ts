import { createContext, useContext } from 'react'
import type { Sample } from '@/lib/awards/certifications/sample'
import type { PlacedField } from '@/lib/proof/documents/designs/items'
import type { Size } from '@/lib/proof/documents/designs/sheet'
import type { CertificateDocument, FieldId, Look, Placement } from '@/lib/proof/documents/schema'
import type { Problem } from './preview/ask-preview'

/** A picture of the issuer that a template may show. Pixels, or the units of a drawing. */
export type PictureRow = { id: string; type: string; width: number; height: number }

/** What the parts of the editor share. */
export type Editor = {
  issuerId: string
  name: string
  look: Look
  sample: Sample
  doc: CertificateDocument
  page: Size
  /** What stands on the page, in reading order. */
  fields: PlacedField[]
  selected: FieldId | undefined
  pictures: PictureRow[]
  problem: Problem | undefined
  /** Why the field at this path of look or sample cannot stay as it is. */
  faultAt: (path: string) => string | undefined
  fieldName: (id: FieldId) => string
  rename: (name: string) => void
  /** Changes the look; `mark` names the field, so that a word typed is undone as one step. */
  edit: (mark: string, change: (look: Look) => Look, at?: number) => void
  /** The same for where one field stands. */
  place: (id: FieldId, placement: Placement, mark: string, at?: number) => void
  settle: () => void
  undo: () => void
  redo: () => void
  select: (id: FieldId | undefined) => void
  trySample: (change: Partial<Sample>) => void
  addPicture: (picture: PictureRow) => void
  /** Said by screen readers. */
  announce: (text: string) => void
}

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('a part of the editor stands outside of it')
  return editor
}
