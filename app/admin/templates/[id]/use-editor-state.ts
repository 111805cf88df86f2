import { useTranslations } from 'next-intl'
import { useMemo, useReducer, useState } from 'react'
import { type Sample, sampleDocument } from '@/lib/awards/certifications/sample'
import { placeFields } from '@/lib/proof/documents/designs/design-fields'
import { placeholdersIn } from '@/lib/proof/documents/designs/facts'
import { pageSize } from '@/lib/proof/documents/designs/sheet'
import type { FieldId } from '@/lib/proof/documents/schema'
import type { EditorProps } from './editor'
import type { Editor } from './editor-context'
import { type Draft, isUnsaved, nextState, openState } from './editor-state'
import { withPlacement } from './look-edits'

/** What is being made, with all that can be done to it. */
export function useEditorState(props: EditorProps, announce: (text: string) => void) {
  const t = useTranslations('editor')
  const { issuerId, issuerName, baseUrl, begin, saved } = props
  const [state, act] = useReducer(nextState, openState(begin, saved))
  const [tried, setTried] = useState(props.sample)
  const [added, setAdded] = useState<Editor['pictures']>([])
  const { present } = state.history
  const { name, look } = present
  const names = placeholdersIn(look)
    .map(({ key }) => key)
    .join(' ')
  // One object as long as nothing in it changes: a new one is drawn anew.
  const sample = useMemo(() => withDetails(tried, names.split(' ').filter(Boolean)), [tried, names])
  const doc = sampleDocument(sample, { issuerName, baseUrl })
  const fields = placeFields(look, doc)

  function change(draft: Draft, mark: string, at = Date.now()) {
    act({ type: 'change', draft, mark, at })
  }

  function fieldName(id: FieldId): string {
    const [kind, number = ''] = id.split('-')
    const at = Number(number) - 1
    if (kind === 'signatory') return look.signatories[at]?.name || t('fields.signatory', { number })
    if (kind === 'custom') return look.custom[at]?.label || t('fields.custom', { number })
    return t(`fields.${id as Exclude<FieldId, `${string}-${number}`>}`)
  }

  const shown = new Set(fields.map(({ id }) => id))
  const editor: Omit<Editor, 'problem' | 'faultAt'> = {
    ...{ issuerId, name, look, sample, doc, fields, fieldName, announce },
    page: pageSize(look),
    selected: state.selected && shown.has(state.selected) ? state.selected : undefined,
    pictures: [...added, ...props.pictures],
    rename: (name) => change({ ...present, name }, 'name'),
    edit: (mark, edit, at) => change({ ...present, look: edit(look) }, mark, at),
    place: (id, placement, mark, at) =>
      change({ ...present, look: withPlacement(look, id, placement) }, mark, at),
    settle: () => act({ type: 'settle' }),
    undo: () => act({ type: 'undo' }),
    redo: () => act({ type: 'redo' }),
    select: (id) => act({ type: 'select', id }),
    trySample: (change) => setTried((before) => ({ ...before, ...change })),
    addPicture: (picture) => setAdded((before) => [picture, ...before]),
  }
  return {
    editor,
    act,
    draft: present,
    saved: state.saved,
    faults: state.faults,
    unsaved: isUnsaved(state),
    canUndo: state.history.past.length > 0,
    canRedo: state.history.future.length > 0,
  }
}

export type EditorStateHook = ReturnType<typeof useEditorState>

/** A column that nobody has tried a value for yet gets one, so that its field is seen. */
function withDetails(sample: Sample, names: readonly string[]): Sample {
  const details = names.map((name) => [name, sample.details[name] ?? '40'])
  return { ...sample, details: Object.fromEntries(details) }
}
