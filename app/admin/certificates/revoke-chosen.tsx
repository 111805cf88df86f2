'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useChosenCount } from '@/components/ui/selectable-table'

/** Leads to the page that says what revoking the chosen ones will do, and asks why. */
export function RevokeChosen() {
  const t = useTranslations('certificates.list')
  return (
    <Button type="submit" look="danger" size="small">
      {t('revoke', { count: useChosenCount() })}
    </Button>
  )
}
