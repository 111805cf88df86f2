import { TabLinks } from '@/components/ui/tabs'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'

/** The issuer that something new is made for: the one in the address, else the first of one's own. */
export async function whichIssuer(ctx: Ctx, asked: string | undefined) {
  const all = await listMyIssuers(ctx)
  const issuers = all.filter(({ role }) => role === 'admin')
  const issuer = issuers.find(({ slug }) => slug === asked) ?? issuers[0] ?? all[0]
  if (!issuer) throw new NotFound()
  requireRole(ctx, issuer.id, 'admin')
  return { issuers, issuer }
}

type Issuer = { id: string; slug: string; name: string }

/** The choice among several issuers, which goes into the address. */
export function IssuerTabs({
  path,
  label,
  issuers,
  issuer,
}: {
  path: string
  label: string
  issuers: Issuer[]
  issuer: Issuer
}) {
  if (issuers.length < 2) return null
  return (
    <TabLinks
      label={label}
      tabs={issuers.map(({ slug, name, id }) => ({
        href: `${path}?issuer=${slug}`,
        name: <bdi>{name}</bdi>,
        here: id === issuer.id,
      }))}
    />
  )
}
