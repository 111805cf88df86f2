import { ChevronRight } from 'lucide-react'
import { PostOnce } from '@/components/ui/post-once'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { listDemoPeople } from '@/lib/reach/sign-in/demo-people'

/** One press and you are somebody of the demo. */
export async function DemoPeople({ next }: { next: string }) {
  const people = await listDemoPeople(await currentCtx())
  return (
    <section className="mt-10 border-line border-t pt-8">
      <h2 className="text-lg">Try it as</h2>
      <p className="mt-1 mb-4 text-muted">
        This is a demo with made-up people: one press signs you in as one of them.
      </p>
      <ul className="space-y-2">
        {people.map(({ userId, name, part }) => (
          <li key={userId}>
            <PostOnce action="/sign-in/demo">
              <input type="hidden" name="userId" value={userId} />
              <input type="hidden" name="next" value={part === 'Learner' ? next : startOf(next)} />
              <button
                type="submit"
                className="flex w-full cursor-pointer items-center justify-between gap-3 rounded-md border border-line bg-surface px-4 py-2.5 text-start hover:border-line-strong"
              >
                <span className="min-w-0">
                  <span dir="auto" className="block truncate font-medium">
                    {name}
                  </span>
                  <span className="block truncate text-muted text-xs">{part}</span>
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
