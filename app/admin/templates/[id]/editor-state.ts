import type { FieldId, Look } from '@/lib/proof/documents/schema'
import { begun, changed, type History, redone, settled, undone } from './history'
import { sameLook } from './look-edits'

/** What is being made. */
export type Draft = { name: string; look: Look }

export type EditorState = {
  history: History<Draft>
  /** As the newest version that is known has it, and that version's number. */
  saved: { draft: Draft; version: number; templateVersionId: string }
  selected?: FieldId | undefined
  /** What the server said of fields when it refused to save, by their paths in the look. */
  faults: Readonly<Record<string, string>>
}

export type EditorAct =
  /** `at` in milliseconds; changes of one mark close to each other are one step. */
  | { type: 'change'; draft: Draft; mark: string; at: number }
  | { type: 'settle' | 'undo' | 'redo' }
  | { type: 'select'; id: FieldId | undefined }
  | { type: 'saved'; draft: Draft; version: number; templateVersionId: string }
  | { type: 'refused'; faults: Record<string, string> }

export function openState(draft: Draft, saved: EditorState['saved']): EditorState {
  return { history: begun(draft), saved, faults: {} }
}

export function nextState(state: EditorState, act: EditorAct): EditorState {
  const { history } = state
  switch (act.type) {
    case 'change': {
      const { [act.mark]: _, ...faults } = state.faults
      return { ...state, history: changed(history, act.draft, act.mark, act.at), faults }
    }
    case 'settle':
      return { ...state, history: settled(history) }
    case 'undo':
      return { ...state, history: undone(history) }
    case 'redo':
      return { ...state, history: redone(history) }
    case 'select':
      return { ...state, selected: act.id }
    case 'saved': {
      const { draft, version, templateVersionId } = act
      return { ...state, saved: { draft, version, templateVersionId }, faults: {} }
    }
    case 'refused':
      return { ...state, faults: act.faults }
  }
}

export function isUnsaved({ history, saved }: EditorState): boolean {
  const { name, look } = history.present
  return name !== saved.draft.name || !sameLook(look, saved.draft.look)
}
