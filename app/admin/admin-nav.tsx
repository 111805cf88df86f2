import {
  Award,
  BookOpen,
  ClipboardCheck,
  FileUp,
  KeyRound,
  LayoutDashboard,
  ListTodo,
  type LucideIcon,
  Mail,
  Palette,
  ScrollText,
  ShieldEllipsis,
  Signature,
  Users,
  Workflow,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { NavLink } from '@/components/shell/nav-link'
import type { Messages } from '@/lib/platform/language/messages'

type Name = keyof Messages['shell']['places']
type Place = { href: string; name: Name; Icon: LucideIcon; exact?: boolean }

const places: Place[] = [
  { href: '/admin', name: 'overview', Icon: LayoutDashboard, exact: true },
  { href: '/admin/certificates', name: 'certificates', Icon: ScrollText },
  { href: '/admin/certifications', name: 'certifications', Icon: Award },
  { href: '/admin/templates', name: 'templates', Icon: Palette },
  { href: '/admin/courses', name: 'courses', Icon: BookOpen },
  { href: '/admin/completions', name: 'completions', Icon: ClipboardCheck },
  { href: '/admin/imports', name: 'imports', Icon: FileUp },
  { href: '/admin/review', name: 'review', Icon: ListTodo },
  { href: '/admin/people', name: 'people', Icon: Users },
  { href: '/admin/signing', name: 'signing', Icon: Signature },
  { href: '/admin/keys', name: 'keys', Icon: KeyRound },
  { href: '/admin/audit', name: 'audit', Icon: ShieldEllipsis },
]

const platformPlaces: Place[] = [
  { href: '/admin/jobs', name: 'jobs', Icon: Workflow },
  { href: '/admin/mailbox', name: 'mailbox', Icon: Mail },
]

/** Where an admin can go. What only platform admins may see is shown to them alone. */
export function AdminNav({ platform }: { platform: boolean }) {
  const t = useTranslations('shell')
  return (
    <nav
      aria-label={t('admin')}
      className="overflow-x-auto border-line border-b px-3 py-2 lg:overflow-visible lg:border-e lg:border-b-0 lg:py-8 lg:ps-6 lg:pe-3 print:hidden"
    >
      <ul className="flex gap-1 lg:sticky lg:top-8 lg:flex-col">
        {[...places, ...(platform ? platformPlaces : [])].map(({ href, name, Icon, exact }) => (
          <li key={href}>
            <NavLink href={href} exact={exact ?? false}>
              <Icon aria-hidden="true" className="size-4 shrink-0" />
              {t(`places.${name}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
