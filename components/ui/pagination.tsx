import { ButtonLink } from './button'

/** Keyset pages: on to the older ones, and back to the newest. */
export function Pagination({ first, next }: { first?: string | null; next?: string | null }) {
  if (!first && !next) return null
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap gap-2">
      {first ? (
        <ButtonLink look="plain" size="small" href={first}>
          Newest
        </ButtonLink>
      ) : null}
      {next ? (
        <ButtonLink look="plain" size="small" href={next}>
          Older
        </ButtonLink>
      ) : null}
    </nav>
  )
}
