import { redirect } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { publicGate } from '@/app/gate'
import { speaker } from '@/app/speaker'
import { Banner } from '@/components/ui/banner'
import { Outcome } from '@/components/verification/outcome'
import { ownPath } from '@/lib/awards/verification/local-documents'
import { isOneCase, type Misread, readAsked } from '@/lib/awards/verification/rules'
import type { Verification } from '@/lib/awards/verification/schema'
import { TooMany } from '@/lib/platform/errors/errors'
import type { Sentence } from '@/lib/platform/language/say'
import { ask } from './ask'
import { tell } from './tell'

type Answer =
  | { kind: 'misread'; misread: Misread }
  | { kind: 'refused'; sentence: Sentence }
  | { kind: 'unknown'; publicId: string }
  | { kind: 'found'; found: Verification }

/**
 * Answers an id or a link: a certificate's own page where it has one for everybody, else what was
 * found, or why there is nothing.
 */
export async function lookFor(asked: string): Promise<Answer> {
  const read = readAsked(asked)
  const link = /^https?:\/\//i.test(asked.trim()) ? [{ url: asked.trim() }] : []
  const ids = 'publicId' in read ? [{ id: read.publicId }] : []
  const [first, ...others] = [...ids, ...link]
  if (!first) return { kind: 'misread', misread: 'misread' in read ? read.misread : 'empty' }
  const found = await attempt(first, ...others)
  if ('sentence' in found) return { kind: 'refused', sentence: found.sentence }
  const { certificate, foreign } = found
  const path = 'url' in first ? ownPath(first.url) : null
  if (certificate && path?.[0] === 's') redirect(`/s/${path[1]}`)
  if (certificate && !certificate.private) redirect(`/c/${certificate.publicId}`)
  if (certificate || foreign || !('publicId' in read)) return { kind: 'found', found }
  return { kind: 'unknown', publicId: read.publicId }
}

function attempt(...ways: Parameters<typeof ask>): Promise<Verification | TooMany> {
  return publicGate(async () => {
    try {
      return await ask(...ways)
    } catch (error) {
      if (error instanceof TooMany) return error
      throw error
    }
  })
}

/** An answer as it stands above the form. */
export async function AskedAnswer({ answer }: { answer: Answer }) {
  const speak = await speaker()
  switch (answer.kind) {
    case 'found':
      return <Outcome told={tell(answer.found, speak)} />
    case 'refused':
      return (
        <Banner tone="warn" live>
          {speak(answer.sentence)}
        </Banner>
      )
    case 'misread':
      return <Misunderstood misread={answer.misread} />
    case 'unknown':
      return <Unknown publicId={answer.publicId} />
  }
}

function Misunderstood({ misread }: { misread: Misread }) {
  const t = useTranslations('verify.misread')
  return (
    <Banner tone="warn" title={t('title')} live>
      {t(misread)}
    </Banner>
  )
}

function Unknown({ publicId }: { publicId: string }) {
  const t = useTranslations('verify')
  return (
    <Banner tone="danger" title={t('unknown.title')} live>
      <div className="space-y-2">
        <p>
          {t('asked')}{' '}
          <code dir="ltr" className="break-all font-mono">
            {publicId}
          </code>
        </p>
        <p>{t('unknown.text')}</p>
        <p>{t(isOneCase(publicId) ? 'unknown.oneCase' : 'unknown.typed')}</p>
      </div>
    </Banner>
  )
}
