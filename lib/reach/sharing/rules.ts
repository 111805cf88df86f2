export type Shared = {
  url: string
  publicId: string
  title: string
  issuerName: string
  awardedAt: Date
  expiresAt: Date | null
}

/** LinkedIn's form for a new licence or certification, filled in. Months are UTC's. */
export function linkedInLink({ url, publicId, title, issuerName, ...dates }: Shared): string {
  const { awardedAt, expiresAt } = dates
  const given = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: title,
    organizationName: issuerName,
    issueYear: String(awardedAt.getUTCFullYear()),
    issueMonth: String(awardedAt.getUTCMonth() + 1),
    ...(expiresAt
      ? {
          expirationYear: String(expiresAt.getUTCFullYear()),
          expirationMonth: String(expiresAt.getUTCMonth() + 1),
        }
      : {}),
    certUrl: url,
    certId: publicId,
  })
  return `https://www.linkedin.com/profile/add?${given}`
}
