import { ImageResponse } from 'next/og'
import { brandColours, markBox, markPath } from '@/lib/platform/brand/rules'

/** The mark on paper as a PNG of `size` pixels. A launcher may cut away all but the middle 80%. */
export function iconPicture(size: number) {
  const mark =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${markBox} ${markBox}">` +
    `<path fill="${brandColours.laurel}" d="${markPath}"/></svg>`
  const edge = Math.round(size * 0.56)
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        alignItems: 'center',
        justifyContent: 'center',
        background: brandColours.paper,
      }}
    >
      {/* biome-ignore lint/performance/noImgElement: this is drawn into a picture, not into a page */}
      <img
        alt=""
        width={edge}
        height={edge}
        src={`data:image/svg+xml,${encodeURIComponent(mark)}`}
      />
    </div>,
    { width: size, height: size },
  )
}
