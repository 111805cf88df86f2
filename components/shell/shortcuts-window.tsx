'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

const shortcuts = [
  { name: 'commands', keys: ['⌘', 'K'] },
  { name: 'commandsControl', keys: ['Ctrl', 'K'] },
  { name: 'search', keys: ['/'] },
  { name: 'between', keys: ['⇧', 'click'] },
  { name: 'clear', keys: ['Esc'] },
  { name: 'shortcuts', keys: ['?'] },
] as const

export default function ShortcutsWindow({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('shell.palette')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts')} width="small">
      <dl className="divide-y divide-line">
        {shortcuts.map(({ name, keys }) => (
          <div key={name} className="flex items-center justify-between gap-4 py-2">
            <dt>{t(`keys.${name}`)}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key === 'click' ? t('click') : key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
