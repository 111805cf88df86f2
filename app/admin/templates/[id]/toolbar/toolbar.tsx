import { Redo2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { EditorProps } from '../editor'
import type { EditorStateHook } from '../use-editor-state'
import { Refused } from './refused'
import { UseDialog } from './use-dialog'
import { useEditorKeys } from './use-editor-keys'
import { useSaving } from './use-saving'
import { VersionsDialog } from './versions-dialog'

/** Undo, what is saved and what is not, earlier versions, and the one button that saves. */
export function Toolbar({ state, ...props }: EditorProps & { state: EditorStateHook }) {
  const t = useTranslations('editor')
  const saving = useSaving(props, state)
  const { canUndo, canRedo, unsaved, saved, editor } = state
  const save = () => {
    if (unsaved && !saving.busy) void saving.save()
  }
  useEditorKeys({ undo: editor.undo, redo: editor.redo, save })
  return (
    <div className="sticky top-0 z-30 -mx-4 mb-4 border-line border-b bg-paper px-4 py-2 sm:-mx-6 sm:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <IconButton
          label={t('undo')}
          aria-keyshortcuts="Control+Z Meta+Z"
          aria-disabled={!canUndo}
          onClick={editor.undo}
        >
          <Undo2 aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton
          label={t('redo')}
          aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z"
          aria-disabled={!canRedo}
          onClick={editor.redo}
        >
          <Redo2 aria-hidden="true" className="size-4" />
        </IconButton>
        <p role="status" data-testid="saved-state" className="me-auto text-muted max-sm:text-xs">
          {unsaved ? t('save.unsaved') : t('save.saved', { version: saved.version })}
        </p>
        <VersionsDialog {...props} />
        <UseDialog {...props} state={state} saving={saving} />
        <Button
          onClick={save}
          aria-keyshortcuts="Control+S Meta+S"
          aria-disabled={saving.busy || !unsaved}
        >
          {saving.busy ? t('save.busy') : t('save.save')}
        </Button>
      </div>
      <Refused {...props} state={state} saving={saving} />
    </div>
  )
}
