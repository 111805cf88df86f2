import { useTranslations } from 'next-intl'
import { VerifyForm } from './verify-form'

/** The question most visitors come with, on the home page. */
export function VerifyBox() {
  const t = useTranslations('verify')
  return (
    <section
      id="verify"
      aria-labelledby="verify-box"
      className="scroll-mt-6 rounded-md border border-line bg-surface p-6 shadow-md"
    >
      <h2 id="verify-box" className="mb-4 text-lg">
        {t('box')}
      </h2>
      <VerifyForm />
    </section>
  )
}
