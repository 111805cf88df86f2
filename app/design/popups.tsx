'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { Disclosure } from '@/components/ui/disclosure'
import { TextField } from '@/components/ui/field'
import { Menu, MenuGroup, MenuItem, MenuLink } from '@/components/ui/menu'
import { Popover } from '@/components/ui/popover'
import { Section } from '@/components/ui/section'
import { TabLinks, Tabs } from '@/components/ui/tabs'
import { toast } from '@/components/ui/toast'
import { pretend } from './actions'

export function Popups() {
  const t = useTranslations('design')
  const tab = (n: number) => ({
    value: String(n),
    name: t('step', { n }),
    content: <p>{t('prose')}</p>,
  })
  return (
    <Section title={t('popups')}>
      <div className="mb-6 flex flex-wrap gap-2">
        <Dialog trigger={t('dialog')} title={t('specimen')} lead={t('hint')}>
          <p>{t('prose')}</p>
        </Dialog>
        <ConfirmDialog
          trigger={t('confirm')}
          title={t('confirmTitle')}
          lead={t('prose')}
          action={pretend}
          verb={t('verb')}
        >
          <TextField name="text" label={t('text')} hint={t('failHint')} required />
        </ConfirmDialog>
        <Menu trigger={t('menu')} align="start">
          <MenuItem>{t('verb')}</MenuItem>
          <MenuItem disabled>{t('disabled')}</MenuItem>
          <MenuGroup label={t('select')}>
            <MenuLink href="#menu">{t('link')}</MenuLink>
            <MenuItem danger>{t('verb')}</MenuItem>
          </MenuGroup>
        </Menu>
        <Menu trigger={<MoreHorizontal className="size-4" />} label={t('menu')} size="icon">
          <MenuItem>{t('verb')}</MenuItem>
        </Menu>
        <Popover trigger={t('popover')} title={t('specimen')}>
          <p>{t('prose')}</p>
        </Popover>
        <Button look="plain" onClick={() => toast(t('specimen'))}>
          {t('toast')}
        </Button>
      </div>
      <Tabs label={t('tabs')} parts={[tab(1), tab(2), tab(3)]} />
      <div className="mt-6">
        <TabLinks
          label={t('tabs')}
          tabs={[1, 2, 3].map((n) => ({
            href: `#${n}`,
            name: t('step', { n }),
            count: n * 12,
            here: n === 2,
          }))}
        />
      </div>
      <Disclosure summary={t('text')}>{t('prose')}</Disclosure>
      <Disclosure summary={t('specimen')} open>
        {t('prose')}
      </Disclosure>
    </Section>
  )
}
