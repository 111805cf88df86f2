import type admin from '@/messages/en/admin.json'
import type apiKeys from '@/messages/en/apiKeys.json'
import type audit from '@/messages/en/audit.json'
import type catalogue from '@/messages/en/catalogue.json'
import type certificate from '@/messages/en/certificate.json'
import type certificates from '@/messages/en/certificates.json'
import type certifications from '@/messages/en/certifications.json'
import type completions from '@/messages/en/completions.json'
import type credentials from '@/messages/en/credentials.json'
import type dashboard from '@/messages/en/dashboard.json'
import type design from '@/messages/en/design.json'
import type documents from '@/messages/en/documents.json'
import type editor from '@/messages/en/editor.json'
import type errors from '@/messages/en/errors.json'
import type fetch from '@/messages/en/fetch.json'
import type files from '@/messages/en/files.json'
import type home from '@/messages/en/home.json'
import type imports from '@/messages/en/imports.json'
import type issuer from '@/messages/en/issuer.json'
import type jobs from '@/messages/en/jobs.json'
import type learning from '@/messages/en/learning.json'
import type log from '@/messages/en/log.json'
import type mail from '@/messages/en/mail.json'
import type mailbox from '@/messages/en/mailbox.json'
import type people from '@/messages/en/people.json'
import type privacy from '@/messages/en/privacy.json'
import type record from '@/messages/en/record.json'
import type review from '@/messages/en/review.json'
import type settings from '@/messages/en/settings.json'
import type shell from '@/messages/en/shell.json'
import type signIn from '@/messages/en/signIn.json'
import type signing from '@/messages/en/signing.json'
import type templates from '@/messages/en/templates.json'
import type ui from '@/messages/en/ui.json'
import type verification from '@/messages/en/verification.json'
import type verify from '@/messages/en/verify.json'

/** All texts, by the file they are in. English is complete; the types follow it. */
export type Messages = {
  admin: typeof admin
  apiKeys: typeof apiKeys
  audit: typeof audit
  catalogue: typeof catalogue
  certificate: typeof certificate
  certificates: typeof certificates
  certifications: typeof certifications
  completions: typeof completions
  credentials: typeof credentials
  dashboard: typeof dashboard
  design: typeof design
  documents: typeof documents
  editor: typeof editor
  errors: typeof errors
  fetch: typeof fetch
  files: typeof files
  home: typeof home
  imports: typeof imports
  issuer: typeof issuer
  jobs: typeof jobs
  learning: typeof learning
  log: typeof log
  mail: typeof mail
  mailbox: typeof mailbox
  people: typeof people
  privacy: typeof privacy
  record: typeof record
  review: typeof review
  settings: typeof settings
  shell: typeof shell
  signIn: typeof signIn
  signing: typeof signing
  templates: typeof templates
  ui: typeof ui
  verification: typeof verification
  verify: typeof verify
}
