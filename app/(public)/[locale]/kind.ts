import { Award, BookOpen, type LucideIcon, Route } from 'lucide-react'
import type { EntryKind } from '@/lib/awards/certifications/schema'

/** Where each kind of entry has its page, and its sign. */
export const kinds: Record<EntryKind, { folder: string; Icon: LucideIcon }> = {
  certification: { folder: 'certifications', Icon: Award },
  path: { folder: 'paths', Icon: Route },
  course: { folder: 'courses', Icon: BookOpen },
}
