import { useTranslations } from 'next-intl'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { EditorProps } from '../editor'
import type { EditorStateHook } from '../use-editor-state'
import type { Saving } from './use-saving'

/** Why it was not saved, and the ways on. */
export function Refused({
  templateId,
  versions,
  state,
  saving,
}: EditorProps & { state: EditorStateHook; saving: Saving }) {
  const t = useTranslations('editor.save')
  const { refused } = saving
  const [newest] = versions
  if (!refused) return null
  const faults = Object.entries(state.faults)
  return (
    <div className="mt-2">
      <Banner tone="danger" live title={refused.error}>
        {faults.length > 0 ? (
          <ul className="list-disc ps-5">
            {faults.map(([path, text]) => (
              <li key={path}>{text}</li>
            ))}
          </ul>
        ) : null}
        {refused.conflict && newest ? (
          <div className="space-y-2">
            <p>{t('kept')}</p>
            <div className="flex flex-wrap gap-2">
              <a
                href={`/admin/templates/${templateId}?version=${newest.version}`}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-8 items-center font-medium underline"
              >
                {t('look', { version: newest.version })}
              </a>
              <Button look="plain" size="small" onClick={() => saving.save(newest.version)}>
                {t('onTop', { version: newest.version + 1 })}
              </Button>
            </div>
          </div>
        ) : null}
      </Banner>
    </div>
  )
}
