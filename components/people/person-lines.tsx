import Link from 'next/link'

/** A person in a list: the name, which leads to `href`, and the address below it. */
export function PersonLines({ href, name, email }: { href: string; name: string; email: string }) {
  return (
    <>
      <Link href={href} className="wrap-anywhere line-clamp-2 font-medium hover:underline">
        <bdi>{name}</bdi>
      </Link>
      <span className="block break-all text-muted text-xs">{email}</span>
    </>
  )
}
