import { LoaderCircle, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { useEditor } from '../editor-context'
import { PlacingLayer } from '../placing/placing-layer'
import type { usePreview } from './use-preview'

/** The page as it will be, and on it the boxes to place its fields by. */
export function PreviewPane({
  host,
  preview,
}: {
  host: RefObject<HTMLDivElement | null>
  preview: ReturnType<typeof usePreview>
}) {
  const t = useTranslations('editor.preview')
  const { page, sample } = useEditor()
  const { asked, drawn } = preview
  const ratio = page.width / page.height
  return (
    <section
      aria-label={t('title')}
      className="max-lg:sticky max-lg:top-14 max-lg:z-20 max-lg:order-first max-lg:-mx-4 max-lg:border-line max-lg:border-b max-lg:bg-paper max-lg:px-4 max-lg:pb-3 sm:max-lg:-mx-6 sm:max-lg:px-6"
    >
      <div
        data-testid="preview"
        data-asked={asked}
        data-drawn={drawn}
        className="relative mx-auto max-h-[38dvh] max-w-[calc(38dvh*var(--ratio))] shadow-md lg:max-h-[calc(100dvh-15rem)] lg:max-w-[calc((100dvh-15rem)*var(--ratio))]"
        style={{ aspectRatio: ratio, ['--ratio' as string]: ratio }}
      >
        <div
          ref={host}
          role="img"
          aria-label={t('of', { name: sample.recipientName })}
          className="absolute inset-0 bg-white"
        />
        {drawn === 0 ? (
          <p className="absolute inset-0 grid place-items-center text-[#575f57]">
            <LoaderCircle aria-hidden="true" className="mb-1 size-6 animate-spin" />
            <span className="sr-only">{t('drawing')}</span>
          </p>
        ) : null}
        <PlacingLayer />
      </div>
      <Trouble {...preview} />
    </section>
  )
}

/** Why the page shown is not the newest. */
function Trouble({ problem, trouble, again }: ReturnType<typeof usePreview>) {
  const t = useTranslations('editor.preview')
  if (!problem && !trouble) return null
  return (
    <div
      role="status"
      data-testid="problem"
      className="mx-auto mt-3 flex max-w-prose gap-3 rounded-md bg-warn-soft p-3 text-ink"
    >
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
      <div className="min-w-0 space-y-1">
        <p className="wrap-anywhere font-medium">{problem?.text ?? t(trouble ?? 'offline')}</p>
        {problem?.field ? (
          <p>{problem.field === 'recipientName' ? t('waits') : t('mend')}</p>
        ) : null}
        {trouble === 'offline' ? (
          <Button look="plain" size="small" onClick={again}>
            {t('again')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
