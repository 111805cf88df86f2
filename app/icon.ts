import { brandColours, markBox, markLeaves } from '@/lib/platform/brand/rules'

export const contentType = 'image/svg+xml'
export const dynamic = 'force-static'

/** The icon in a tab: mostly 16 pixels, so without veins. */
export default function Icon() {
  const { laurel, leaf } = brandColours
  const style = `path{fill:${laurel}}@media(prefers-color-scheme:dark){path{fill:${leaf}}}`
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${markBox} ${markBox}">` +
    `<style>${style}</style><path d="${markLeaves}"/></svg>`
  return new Response(svg, { headers: { 'content-type': contentType } })
}
