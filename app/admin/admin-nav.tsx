import {
  Award,
  ClipboardCheck,
  FileUp,
  LayoutDashboard,
  ListTodo,
  type LucideIcon,
  Mail,
  ScrollText,
  Workflow,
} from 'lucide-react'
import { NavLink } from '@/components/shell/nav-link'

type Place = { href: string; label: string; Icon: LucideIcon; exact?: boolean }

const places: Place[] = [
  { href: '/admin', label: 'Overview', Icon: LayoutDashboard, exact: true },
  { href: '/admin/certificates', label: 'Certificates', Icon: ScrollText },
  { href: '/admin/certifications', label: 'Certifications', Icon: Award },
  { href: '/admin/completions', label: 'Completions', Icon: ClipboardCheck },
  { href: '/admin/imports', label: 'Imports', Icon: FileUp },
  { href: '/admin/review', label: 'Review', Icon: ListTodo },
]

const platformPlaces: Place[] = [
  { href: '/admin/jobs', label: 'Jobs', Icon: Workflow },
  { href: '/admin/mailbox', label: 'Mailbox', Icon: Mail },
]

/** Where an admin can go. What only platform admins may see is shown to them alone. */
export function AdminNav({ platform }: { platform: boolean }) {
  return (
    <nav
      aria-label="Admin"
      className="overflow-x-auto border-line border-b px-3 py-2 lg:overflow-visible lg:border-e lg:border-b-0 lg:py-8 lg:ps-6 lg:pe-3 print:hidden"
    >
      <ul className="flex gap-1 lg:sticky lg:top-8 lg:flex-col">
        {[...places, ...(platform ? platformPlaces : [])].map(({ href, label, Icon, exact }) => (
          <li key={href}>
            <NavLink href={href} exact={exact ?? false}>
              <Icon aria-hidden="true" className="size-4 shrink-0" />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
