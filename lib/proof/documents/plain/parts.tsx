import { Image, Link, Path, Svg, Text, View } from '@react-pdf/renderer'
import { contained } from '../designs/contained'
import type { Box, Item, TextItem } from '../designs/items'
import { qrPath } from '../designs/qr'
import type { Align, Picture } from '../schema'
import { type SetLine, setText } from '../text/set-text'
import { ascentOf, fontName } from './type-setting'

/** One thing on the page, as react-pdf draws it. */
export function PlainItem({ item, pictures }: PlainItemProps) {
  switch (item.kind) {
    case 'text':
      return <PlainText item={item} />
    case 'picture':
      return <PlainPicture {...item} picture={pictures[item.picture]} />
    case 'qr':
      return <QrCode {...item} />
    case 'line':
      return <View style={{ position: 'absolute', ...item.box, backgroundColor: item.color }} />
  }
}

type PlainItemProps = { item: Item; pictures: Readonly<Record<string, Picture>> }

function PlainText({ item }: { item: TextItem }) {
  return (
    <>
      {setText(item).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change order
        <Baseline key={i} line={line} item={item} />
      ))}
      {item.href ? <Link src={item.href} style={{ position: 'absolute', ...item.box }} /> : null}
    </>
  )
}

/** One line standing on its `y`. Fonts differ in ascent, so tops are computed. */
function Baseline({ line: { runs, x, y, width, size, tracking }, item }: BaselineProps) {
  const { cut } = item.face
  const style = {
    position: 'absolute',
    left: x,
    // Wider than measured by a hair: rounding must not make react-pdf wrap the line.
    width: width + 24,
    top: y - ascentOf(runs, cut) * size,
    fontSize: size,
    letterSpacing: tracking,
    color: item.color,
  } as const
  return (
    <Text style={style}>
      {runs.map((run, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs of one line never change order
        <Text key={i} style={{ fontFamily: fontName(run.family, cut) }}>
          {run.text}
        </Text>
      ))}
    </Text>
  )
}

type BaselineProps = { line: SetLine; item: TextItem }

/** A picture as large as its box allows, whole. */
export function PlainPicture({ picture, box, align }: PlainPictureProps) {
  if (!picture) return null
  const source = sourceOf(picture)
  return <Image src={source} style={{ position: 'absolute', ...contained(picture, box, align) }} />
}

type PlainPictureProps = { picture: Picture | undefined; box: Box; align: Align }

const formats = { png: 'png', jpeg: 'jpg', svg: 'svg' } as const

/** How react-pdf takes a picture; it reads SVG too, which its types do not say. */
export function sourceOf({ bytes, type }: Picture) {
  return { data: Buffer.from(bytes), format: formats[type] as 'png' | 'jpg' }
}

/** A QR code as vectors, with its quiet zone, which is the page itself. */
function QrCode({ text, box, color }: { text: string; box: Box; color: string }) {
  const { path, size } = qrPath(text)
  return (
    <Svg viewBox={`0 0 ${size} ${size}`} style={{ position: 'absolute', ...box }}>
      <Path d={path} fill={color} />
    </Svg>
  )
}
