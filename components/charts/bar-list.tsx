import Link from 'next/link'
import { useFormatter } from 'next-intl'
import type { ReactNode } from 'react'

/**
 * Things by their count, longest first: each bar is a row of its own table, with its name and its
 * figure at the line's end. Drawn by the server: it needs no library.
 */
export function BarList({
  label,
  rows,
}: {
  label: string
  rows: { key: string; name: ReactNode; count: number; href?: string | undefined }[]
}) {
  const format = useFormatter()
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <table aria-label={label} className="w-full border-separate border-spacing-y-1">
      <tbody>
        {rows.map(({ key, name, count, href }) => (
          <tr key={key}>
            <th scope="row" className="relative p-0 text-start font-normal">
              <span
                aria-hidden="true"
                className="absolute inset-y-0 start-0 min-w-0.5 rounded-sm border-laurel border-e-2 bg-laurel-soft"
                style={{ inlineSize: `${(count / most) * 100}%` }}
              />
              <span className="relative block wrap-anywhere px-2 py-1.5">
                {href ? (
                  <Link href={href} className="hover:underline">
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </span>
            </th>
            <td className="w-16 ps-3 text-end font-medium">{format.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
