import { ChevronRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { speaker } from '@/app/speaker'
import { PostOnce } from '@/components/ui/post-once'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { listDemoPeople } from '@/lib/reach/sign-in/demo-people'

/** One press and you are somebody of the demo. */
export async function DemoPeople({ next }: { next: string }) {
  const people = await listDemoPeople(await currentCtx())
  const t = await getTranslations('signIn.demo')
  const speak = await speaker()
  return (
    <section className="mt-10">
      <h2 className="text-center text-lg">{t('title')}</h2>
      <p className="mt-1 mb-4 text-center text-muted">{t('text')}</p>
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {people.map(({ userId, name, part, learner }) => (
          <li key={userId}>
            <PostOnce action="/sign-in/demo">
              <input type="hidden" name="userId" value={userId} />
              <input type="hidden" name="next" value={learner ? next : startOf(next)} />
              <button
                type="submit"
                className="-outline-offset-2 flex w-full cursor-pointer items-center justify-between gap-3 px-4 py-2.5 text-start hover:bg-sunk"
              >
                <span className="min-w-0">
                  <span dir="auto" className="block truncate font-medium">
                    {name}
                  </span>
                  <span className="block truncate text-muted text-xs">{speak(part)}</span>
                </span>
                <ChevronRight
                  aria-hidden="true"
                  className="size-4 shrink-0 text-muted rtl:rotate-180"
                />
              </button>
            </PostOnce>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who has a part to play starts where it is played. */
function startOf(next: string) {
  return next === '/dashboard' ? '/admin' : next
}
