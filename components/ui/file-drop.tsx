'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  type DragEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react'
import { useAnswer } from './action-form'
import { classes } from './classes'
import { Notes, notesOf } from './field'

/**
 * A file, chosen or dropped. A real file input inside: it posts like any other, and is reached by
 * keyboard. `accept` is as on the input; what is dropped is held against it too. Where `paste` is set,
 * a file pasted anywhere on the page is taken as if it were dropped.
 */
export function FileDrop({
  name,
  label,
  hint,
  accept,
  required,
  paste = false,
  onChoose,
}: {
  name: string
  label: string
  hint?: ReactNode
  /** Endings, such as `.csv,.tsv`. */
  accept?: string
  required?: boolean
  paste?: boolean
  onChoose?: (file: File | null) => void
}) {
  const t = useTranslations('ui.file')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const answer = useAnswer(name)
  const [file, setFile] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const error = wrong ?? answer.error

  function choose(chosen: File | null) {
    setWrong(undefined)
    setFile(chosen)
    onChoose?.(chosen)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) take(dropped)
  }

  function take(dropped: File) {
    if (!input.current) return
    if (accept && !fits(dropped, accept)) {
      setWrong(t('wrongKind', { accept: accept.replaceAll(',', ', ') }))
      return
    }
    const one = new DataTransfer()
    one.items.add(dropped)
    input.current.files = one.files
    choose(dropped)
  }

  const takePasted = useEffectEvent((event: ClipboardEvent) => {
    const [pasted] = event.clipboardData?.files ?? []
    if (!pasted) return
    event.preventDefault()
    take(pasted)
  })
  useEffect(() => {
    if (!paste) return
    document.addEventListener('paste', takePasted)
    return () => document.removeEventListener('paste', takePasted)
  }, [paste])

  return (
    <div>
      <span className="mb-1 block font-medium">{label}</span>
      <label
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classes(
          'relative flex min-h-32 cursor-pointer flex-col items-center justify-center gap-2 rounded-md border border-dashed px-4 py-6 text-center transition-colors',
          'focus-within:outline-2 focus-within:outline-laurel focus-within:outline-offset-2',
          over ? 'border-laurel bg-laurel-soft' : 'border-line-strong bg-surface hover:bg-sunk',
          error && 'border-danger',
        )}
      >
        <FileUp aria-hidden="true" className="size-6 text-muted" />
        {file ? (
          <span className="max-w-full">
            <bdi className="wrap-anywhere font-medium">{file.name}</bdi>
            <span className="block text-muted">
              <Size bytes={file.size} />
            </span>
            <span className="text-laurel underline">{t('another')}</span>
          </span>
        ) : (
          <span>
            <span className="font-medium text-laurel underline">{t('choose')}</span>{' '}
            <span className="text-muted">{t('drop')}</span>
          </span>
        )}
        {/* Over the whole zone, so that a browser without JavaScript takes a drop by itself. */}
        <input
          ref={input}
          type="file"
          name={name}
          accept={accept}
          required={required}
          aria-label={label}
          aria-invalid={error ? true : undefined}
          aria-describedby={notesOf(id, hint, error)}
          onChange={(event) => choose(event.currentTarget.files?.[0] ?? null)}
          className="absolute inset-0 cursor-pointer opacity-0"
        />
      </label>
      <Notes id={id} hint={hint} error={error} />
    </div>
  )
}

function Size({ bytes }: { bytes: number }) {
  const t = useTranslations('ui.file')
  return bytes < 1_000_000
    ? t('kilobytes', { size: Math.ceil(bytes / 1000) })
    : t('megabytes', { size: bytes / 1_000_000 })
}

function fits(file: File, accept: string) {
  return accept.split(',').some((ending) => file.name.toLowerCase().endsWith(ending.trim()))
}
