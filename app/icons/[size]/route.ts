import { notFound } from 'next/navigation'
import { iconPicture } from '@/app/icon-picture'

export const dynamicParams = false

const sizes = ['192', '512']

export function generateStaticParams() {
  return sizes.map((size) => ({ size }))
}

export async function GET(_: Request, { params }: { params: Promise<{ size: string }> }) {
  const { size } = await params
  if (!sizes.includes(size)) notFound()
  return iconPicture(Number(size))
}
