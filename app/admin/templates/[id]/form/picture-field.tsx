import { ImageUp, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { Button, buttonClasses } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Notes, notesOf } from '@/components/ui/field'
import { type PictureRow, useEditor } from '../editor-context'
import { PicturePicker } from './picture-picker'

/** A picture of the issuer's: one that is there, or a new one, which is checked and cleaned first. */
export function PictureField({
  label,
  hint,
  path,
  value,
  onChange,
}: {
  label: string
  hint?: ReactNode
  path: string
  value: string | undefined
  onChange: (id: string | undefined) => void
}) {
  const t = useTranslations('editor.picture')
  const { issuerId, pictures, addPicture, faultAt } = useEditor()
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [note, setNote] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const error = refused ?? faultAt(path)

  async function upload(file: File | undefined) {
    if (!file || busy) return
    setBusy(true)
    const answer = await send(issuerId, file).catch(() => t('offline'))
    setBusy(false)
    setRefused(typeof answer === 'string' ? answer : undefined)
    if (typeof answer === 'string') return
    const { note, ...picture } = answer
    setNote(note)
    addPicture(picture)
    onChange(picture.id)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the button
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void upload(event.dataTransfer.files[0])
      }}
      className={classes('rounded-md', over && 'outline-2 outline-laurel outline-dashed')}
    >
      <p className="mb-1 font-medium" id={`${id}-label`}>
        {label}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {value ? (
          // biome-ignore lint/performance/noImgElement: a drawing of ours, in any size
          <img
            src={`/admin/templates/pictures/${value}`}
            alt={t('current', { label })}
            className="h-12 max-w-24 rounded-sm border border-line bg-white object-contain p-1"
          />
        ) : null}
        <label
          className={classes(
            buttonClasses('plain', 'small'),
            'relative has-focus-visible:outline-2 has-focus-visible:outline-laurel',
          )}
        >
          <ImageUp aria-hidden="true" className="size-4" />
          {busy ? t('busy') : t('upload')}
          <input
            type="file"
            accept="image/png,image/jpeg,image/svg+xml"
            aria-label={t('uploadFor', { label })}
            aria-invalid={error ? true : undefined}
            aria-describedby={notesOf(id, hint, error)}
            onChange={({ target }) => {
              void upload(target.files?.[0])
              target.value = ''
            }}
            className="sr-only"
          />
        </label>
        {pictures.length > 0 ? (
          <PicturePicker label={label} value={value} onChange={onChange} />
        ) : null}
        {value ? (
          <Button
            look="quiet"
            size="small"
            aria-label={t('removeOf', { label })}
            onClick={() => {
              setRefused(undefined)
              setNote(null)
              onChange(undefined)
            }}
          >
            <Trash2 aria-hidden="true" className="size-4" />
            {t('remove')}
          </Button>
        ) : null}
      </div>
      <Notes id={id} hint={hint} error={error} />
      {note ? (
        <p role="status" className="mt-1 text-warn text-xs">
          {note}
        </p>
      ) : null}
    </div>
  )
}

/** `note`: what of a drawing was left out. */
type Kept = PictureRow & { note: string | null }

/** The picture as it is kept, or the sentence that it was refused with. */
async function send(issuerId: string, file: File): Promise<Kept | string> {
  const form = new FormData()
  form.set('issuerId', issuerId)
  form.set('file', file)
  const answer = await fetch('/admin/templates/pictures', { method: 'POST', body: form })
  return answer.ok ? answer.json() : answer.text()
}
