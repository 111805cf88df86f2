import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useEditor } from '../editor-context'
import { askPreview } from '../preview/ask-preview'

/** The sample as a file, for a screen and for a printer. It is numbered as a sample and not signed. */
export function Downloads() {
  const t = useTranslations('editor.try')
  const { issuerId, look, sample } = useEditor()
  const [failed, setFailed] = useState<string>()

  async function download(print: boolean) {
    setFailed(undefined)
    const answer = await askPreview({ issuerId, look, sample, print }).catch(() => undefined)
    if (!answer || 'overtaken' in answer) setFailed(t('failed'))
    else if ('problem' in answer) setFailed(answer.problem.text)
    else hand(answer.bytes, print ? 'sample-print.pdf' : 'sample.pdf')
  }

  return (
    <div className="space-y-2 border-line border-t pt-4">
      <div className="flex flex-wrap gap-2">
        <Button look="plain" onClick={() => download(false)}>
          <Download aria-hidden="true" className="size-4" />
          {t('download')}
        </Button>
        <Button look="plain" onClick={() => download(true)}>
          <Download aria-hidden="true" className="size-4" />
          {t('print')}
        </Button>
      </div>
      <p className="text-muted text-xs">{t('downloadHint')}</p>
      {failed ? (
        <p role="alert" className="font-medium text-danger">
          {failed}
        </p>
      ) : null}
    </div>
  )
}

function hand(bytes: Uint8Array, name: string) {
  const file = new Blob([new Uint8Array(bytes)], { type: 'application/pdf' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
