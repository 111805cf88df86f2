'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import {
  Award,
  CornerDownLeft,
  Keyboard,
  LayoutDashboard,
  Plus,
  ScrollText,
  User,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { StatusBadge } from '@/components/certificates/status'
import { classes } from '@/components/ui/classes'
import { Veil } from '@/components/ui/dialog'
import { useFound } from './command-search'

const places = [
  ['overview', '/admin'],
  ['certificates', '/admin/certificates'],
  ['certifications', '/admin/certifications'],
  ['templates', '/admin/templates'],
  ['courses', '/admin/courses'],
  ['completions', '/admin/completions'],
  ['imports', '/admin/imports'],
  ['review', '/admin/review'],
  ['people', '/admin/people'],
  ['audit', '/admin/audit'],
] as const
const platformPlaces = [
  ['jobs', '/admin/jobs'],
  ['mailbox', '/admin/mailbox'],
] as const
const actions = [
  ['import', '/admin/imports'],
  ['record', '/admin/completions'],
  ['certification', '/admin/certifications/new'],
  ['course', '/admin/courses/new'],
  ['expiring', '/admin/certificates?status=valid&expiring=60'],
  ['mine', '/dashboard'],
  ['settings', '/settings'],
] as const

/** Goes anywhere and finds anyone, by typing. */
export default function CommandWindow({
  platform,
  open,
  onOpenChange,
  onShortcuts,
}: {
  platform: boolean
  open: boolean
  onOpenChange: (open: boolean) => void
  onShortcuts: () => void
}) {
  const t = useTranslations('shell')
  const router = useRouter()
  const [text, setText] = useState('')
  const { found, state } = useFound(open ? text : '')
  const go = (href: string) => {
    onOpenChange(false)
    setText('')
    router.push(href)
  }
  const fits = (name: string) => name.toLowerCase().includes(text.trim().toLowerCase())
  const pages = [...places, ...(platform ? platformPlaces : [])]
    .map(([key, href]) => ({ href, name: t(`places.${key}`) }))
    .filter(({ name }) => fits(name))
  const verbs = actions
    .map(([key, href]) => ({ href, name: t(`palette.actions.${key}`) }))
    .filter(({ name }) => fits(name))
  const hits = found.certificates.length + found.learners.length
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Veil />
        <Base.Popup className="popup fixed inset-x-2 top-2 z-50 mx-auto max-w-2xl overflow-hidden sm:inset-x-4 sm:top-[12dvh]">
          <Base.Title className="sr-only">{t('palette.title')}</Base.Title>
          <Command label={t('palette.title')} shouldFilter={false} loop>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={t('palette.placeholder')}
              maxLength={300}
              dir="auto"
              className="h-13 w-full border-line border-b bg-transparent px-4 text-base outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-[min(28rem,70dvh)] overflow-y-auto overscroll-contain p-2">
              {pages.length + verbs.length + hits === 0 && state !== 'busy' ? (
                <p role="status" className="px-3 py-8 text-center text-muted">
                  {state === 'failed' ? t('palette.failed') : t('palette.nothing')}
                </p>
              ) : null}
              <Group heading={t('palette.certificates')} shown={found.certificates.length > 0}>
                {found.certificates.map(({ id, recipientName, title, status }) => (
                  <Item
                    key={id}
                    value={`certificate ${id}`}
                    icon={<ScrollText aria-hidden="true" className="size-4" />}
                    onSelect={() => go(`/admin/certificates/${id}`)}
                    aside={<StatusBadge status={status} />}
                    note={title}
                  >
                    {recipientName}
                  </Item>
                ))}
              </Group>
              <Group heading={t('palette.learners')} shown={found.learners.length > 0}>
                {found.learners.map(({ id, name, email }) => (
                  <Item
                    key={id}
                    value={`learner ${id}`}
                    icon={<User aria-hidden="true" className="size-4" />}
                    onSelect={() => go(`/admin/people/${id}`)}
                    note={email}
                  >
                    {name}
                  </Item>
                ))}
              </Group>
              <Group heading={t('palette.do')} shown={verbs.length > 0}>
                {verbs.map(({ href, name }) => (
                  <Item
                    key={href}
                    value={`do ${href}`}
                    icon={<Plus aria-hidden="true" className="size-4" />}
                    onSelect={() => go(href)}
                  >
                    {name}
                  </Item>
                ))}
              </Group>
              <Group heading={t('palette.go')} shown={pages.length > 0}>
                {pages.map(({ href, name }) => (
                  <Item
                    key={href}
                    value={`go ${href}`}
                    icon={
                      href === '/admin/certifications' ? (
                        <Award aria-hidden="true" className="size-4" />
                      ) : (
                        <LayoutDashboard aria-hidden="true" className="size-4" />
                      )
                    }
                    onSelect={() => go(href)}
                  >
                    {name}
                  </Item>
                ))}
                {fits(t('palette.shortcuts')) ? (
                  <Item
                    value="shortcuts"
                    icon={<Keyboard aria-hidden="true" className="size-4" />}
                    onSelect={onShortcuts}
                  >
                    {t('palette.shortcuts')}
                  </Item>
                ) : null}
              </Group>
            </Command.List>
          </Command>
          <p aria-live="polite" className="sr-only">
            {state === 'busy' ? t('palette.busy') : t('palette.count', { count: hits })}
          </p>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function Group({
  heading,
  shown,
  children,
}: {
  heading: string
  shown: boolean
  children: ReactNode
}) {
  if (!shown) return null
  return (
    <Command.Group
      heading={heading}
      className="pb-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  )
}

function Item({
  value,
  icon,
  note,
  aside,
  onSelect,
  children,
}: {
  value: string
  icon: ReactNode
  note?: string
  aside?: ReactNode
  onSelect: () => void
  children: string
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className={classes(
        'group flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-3 py-1.5',
        'data-[selected=true]:bg-laurel-soft',
      )}
    >
      <span className="shrink-0 text-muted">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <bdi>{children}</bdi>
        </span>
        {note ? (
          <span className="block truncate text-muted text-xs">
            <bdi>{note}</bdi>
          </span>
        ) : null}
      </span>
      {aside}
      <CornerDownLeft
        aria-hidden="true"
        className="size-4 shrink-0 text-muted opacity-0 group-data-[selected=true]:opacity-100 max-sm:hidden"
      />
    </Command.Item>
  )
}
