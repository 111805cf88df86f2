import { BadgeCheck, FileCheck2, ShieldCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import { VerifyBox } from './verify-box'

const promises = [
  {
    Icon: FileCheck2,
    title: 'Award',
    text: 'Completions go in, by file, by hand or from a course system. Certificates come out.',
  },
  {
    Icon: BadgeCheck,
    title: 'Hold',
    text: 'Everybody sees what they hold, when it expires, and what to do next.',
  },
  {
    Icon: ShieldCheck,
    title: 'Verify',
    text: 'Anyone with the link sees at once whether a certificate is valid. No account needed.',
  },
]

export default function HomePage() {
  return (
    <div className="mx-auto max-w-6xl px-4 sm:px-6">
      <section className="grid gap-12 py-14 lg:grid-cols-[1fr_24rem] lg:items-center lg:py-24">
        <div>
          <Mark className="mb-6 size-14 text-laurel" />
          <h1 className="max-w-2xl text-2xl sm:text-[3.25rem] sm:leading-[1.1]">
            Certificates that anyone can check
          </h1>
          <p className="mt-4 max-w-xl text-lg text-muted">
            Laurel awards certificates for what people have learned, keeps them for good, and shows
            whether each one still stands.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink size="large" href="/sign-in">
              Sign in
            </ButtonLink>
            <ButtonLink size="large" look="plain" href="#verify">
              Verify a certificate
            </ButtonLink>
          </div>
        </div>
        <VerifyBox />
      </section>
      <ul className="grid gap-8 border-line border-t py-12 sm:grid-cols-3">
        {promises.map(({ Icon, title, text }) => (
          <li key={title}>
            <Icon aria-hidden="true" className="mb-3 size-6 text-gold" />
            <h2 className="text-lg">{title}</h2>
            <p className="mt-1 max-w-prose text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
