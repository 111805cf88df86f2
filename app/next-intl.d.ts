import type { Messages as Texts } from '@/lib/platform/language/messages'

declare module 'next-intl' {
  interface AppConfig {
    Messages: Texts
  }
}
