import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import type { EditorProps } from '../editor'
import type { EditorStateHook } from '../use-editor-state'
import type { Saving } from './use-saving'

/** Saves, and has the chosen certifications use what was saved from now on. */
export function UseDialog({
  certifications,
  state,
  saving,
}: EditorProps & { state: EditorStateHook; saving: Saving }) {
  const t = useTranslations('editor.use')
  const id = useId()
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState<readonly string[]>([])
  const behind = certifications.filter(
    ({ onVersion }) => state.unsaved || onVersion < state.saved.version,
  )
  const chosen = behind.filter((one) => !left.includes(one.id))
  if (behind.length === 0) return null

  async function run() {
    if (saving.busy || chosen.length === 0) return
    const worked = await saving.saveAndUse(chosen.map((one) => one.id))
    if (worked !== undefined) setOpen(false)
  }

  const words = { count: behind.length }
  return (
    <Dialog
      trigger={state.unsaved ? t('saveAndUse', words) : t('useOnly', words)}
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      lead={t('lead')}
    >
      <fieldset className="space-y-2">
        <legend className="sr-only">{t('which')}</legend>
        {behind.map((one) => (
          <label key={one.id} className="flex cursor-pointer gap-2.5">
            <input
              type="checkbox"
              className="tick-box mt-0.5"
              checked={!left.includes(one.id)}
              onChange={({ target }) =>
                setLeft(target.checked ? left.filter((it) => it !== one.id) : [...left, one.id])
              }
            />
            <span>
              <bdi className="font-medium">{one.title}</bdi>
              <span className="block text-muted">{t('on', { version: one.onVersion })}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p id={`${id}-kept`} className="mt-4 max-w-prose text-muted">
        {t('kept')}
      </p>
      <div className="flex flex-wrap justify-end gap-2 pt-4">
        <DialogClose>{t('cancel')}</DialogClose>
        <Button
          onClick={run}
          aria-disabled={saving.busy || chosen.length === 0}
          aria-describedby={`${id}-kept`}
        >
          {saving.busy ? t('busy') : t('do', { count: chosen.length })}
        </Button>
      </div>
    </Dialog>
  )
}
