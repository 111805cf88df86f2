'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useChosenCount } from '@/components/ui/selectable-table'

/** What can be done with the chosen ones. Each leads to a page that says what will happen, or to a file. */
export function ChosenActions() {
  const t = useTranslations('certificates.list')
  const count = useChosenCount()
  return (
    <>
      <Button
        type="submit"
        look="plain"
        size="small"
        formAction="/admin/certificates/documents.zip"
      >
        {t('zip')}
      </Button>
      <Button type="submit" look="plain" size="small" formAction="/admin/certificates/redraw">
        {t('redraw')}
      </Button>
      <Button type="submit" look="danger" size="small">
        {t('revoke', { count })}
      </Button>
    </>
  )
}
