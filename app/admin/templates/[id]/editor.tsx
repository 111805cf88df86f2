'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { Sample } from '@/lib/awards/certifications/sample'
import { EditorContext, type PictureRow } from './editor-context'
import type { Draft, EditorState } from './editor-state'
import { EditorForm } from './form/editor-form'
import { FieldPanel } from './placing/field-panel'
import { PreviewPane } from './preview/preview-pane'
import { usePreview } from './preview/use-preview'
import { Toolbar } from './toolbar/toolbar'
import { useEditorState } from './use-editor-state'
import { useLeaveWarning } from './use-leave-warning'

export type Version = { id: string; version: number; createdAt: Date; usedBy: number }
export type UsingCertification = { id: string; title: string; onVersion: number }

export type EditorProps = {
  templateId: string
  issuerId: string
  issuerName: string
  baseUrl: string
  /** What it begins from: the newest version, or an older one that was opened. */
  begin: Draft
  /** The version that `begin` shows. */
  beginVersion: number
  saved: EditorState['saved']
  versions: Version[]
  certifications: UsingCertification[]
  pictures: PictureRow[]
  sample: Sample
}

/** The form on the left, the PDF that it makes on the right. */
export function TemplateEditor(props: EditorProps) {
  const t = useTranslations('editor')
  const [said, setSaid] = useState('')
  const state = useEditorState(props, setSaid)
  const host = useRef<HTMLDivElement>(null)
  const { issuerId } = props
  const { look, sample } = state.editor
  const preview = usePreview(host, { issuerId, look, sample })
  const { problem } = preview
  const editor = {
    ...state.editor,
    problem,
    faultAt: (path: string) =>
      state.faults[path] ?? (problem?.field === path ? problem.text : undefined),
  }
  useLeaveWarning(state.unsaved, t('leave'))
  return (
    <EditorContext value={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: coming near only warms the server up */}
      <div onPointerEnter={preview.wake} onFocus={preview.wake}>
        <Toolbar {...props} state={state} />
        <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(19rem,22rem)_minmax(0,1fr)]">
          <EditorForm />
          <div className="contents lg:sticky lg:top-20 lg:block">
            <PreviewPane host={host} preview={preview} />
            <FieldPanel />
          </div>
        </div>
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
      </div>
    </EditorContext>
  )
}
