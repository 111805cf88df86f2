import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from '@/components/ui/toast'
import { moveCertifications, type Refusal, save as saveOnServer } from '../actions'
import type { EditorProps } from '../editor'
import type { EditorStateHook } from '../use-editor-state'

/** Saving, and what the server said when it refused. Nothing that was typed is lost by either. */
export function useSaving({ issuerId, templateId }: EditorProps, state: EditorStateHook) {
  const t = useTranslations('editor.save')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refusal>()

  async function guarded<T>(work: () => Promise<T | undefined>): Promise<T | undefined> {
    setBusy(true)
    setRefused(undefined)
    try {
      return await work()
    } catch {
      setRefused({ error: t('offline'), faults: {}, conflict: false })
      return undefined
    } finally {
      setBusy(false)
    }
  }

  /** The version that it is saved as, or undefined where it was refused. */
  async function saveDraft(basedOn: number) {
    const { draft } = state
    if (!state.unsaved) return state.saved
    const answer = await saveOnServer({ issuerId, templateId, ...draft, basedOn })
    if ('refused' in answer) {
      setRefused(answer.refused)
      state.act({ type: 'refused', faults: answer.refused.faults })
      return undefined
    }
    const { version, templateVersionId } = answer.saved
    state.act({ type: 'saved', draft, version, templateVersionId })
    // What is on the screen is the newest now, also where it began from an older one.
    window.history.replaceState(null, '', window.location.pathname)
    return { version, templateVersionId }
  }

  return {
    busy,
    refused,
    save: (basedOn = state.saved.version) =>
      guarded(async () => {
        const saved = await saveDraft(basedOn)
        if (saved) toast(t('done', { version: saved.version }))
      }),
    /** Whether it worked. */
    saveAndUse: (certificationIds: string[]) =>
      guarded(async () => {
        const saved = await saveDraft(state.saved.version)
        if (!saved) return false
        const { templateVersionId } = saved
        const answer = await moveCertifications({ templateVersionId, certificationIds })
        if ('refused' in answer) {
          setRefused(answer.refused)
          return false
        }
        toast(t('used', { version: saved.version, count: answer.published }))
        return true
      }),
  }
}

export type Saving = ReturnType<typeof useSaving>
