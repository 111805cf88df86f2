import { Link } from '@react-pdf/renderer'
import { HairLine, Seal } from './classic-ornament'
import { colour, type Part } from './classic-palette'
import { Fitted, QrCode, type Setting } from './template-parts'
import { formatDay, words } from './words'

/** Everything here is placed from the foot of the page upwards. */
const boxes = {
  label: {
    height: 11,
    cut: 'italic',
    color: colour.muted,
    steps: [{ lines: 1, from: 9, to: 7 }],
  },
  value: {
    height: 15,
    cut: 'bold',
    color: colour.ink,
    steps: [{ lines: 1, from: 11.5, to: 9 }],
  },
  signer: {
    height: 15,
    cut: 'bold',
    color: colour.ink,
    steps: [
      { lines: 1, from: 10, to: 7 },
      { lines: 2, from: 6.5, to: 4 },
    ],
  },
  role: {
    height: 15,
    cut: 'regular',
    color: colour.muted,
    steps: [
      { lines: 1, from: 8.5, to: 7 },
      { lines: 2, from: 6.5, to: 4 },
    ],
  },
  small: {
    height: 11,
    cut: 'regular',
    color: colour.muted,
    steps: [
      { lines: 1, from: 8, to: 6 },
      { lines: 2, from: 6, to: 3 },
    ],
  },
} satisfies Record<string, Setting>

/** When it was earned, how long it holds, how well: side by side under the title. */
export function Facts({ doc, width, height }: Part) {
  const say = words[doc.locale]
  const facts: Fact[] = [{ label: say.awarded, value: formatDay(doc.awardedOn) }]
  if (doc.expiresOn) facts.push({ label: say.expires, value: formatDay(doc.expiresOn) })
  if (doc.score !== undefined) facts.push({ label: say.score, value: say.outOf(doc.score) })
  const cell = 116
  const start = (width - facts.length * cell) / 2
  const top = height - 182
  return facts.map(({ label, value }, i) => {
    const left = start + i * cell
    return [
      <Fitted
        key={`${label} label`}
        {...boxes.label}
        {...{ left, top, width: cell }}
        text={label}
      />,
      <Fitted
        key={label}
        {...boxes.value}
        {...{ left, top: top + 11, width: cell }}
        text={value}
      />,
    ]
  })
}

type Fact = { label: string; value: string }

/** Ruled lines to sign on, between the seal and the code. */
export function Signatories({ doc, width, height }: Part) {
  const column = 138
  const pitch = column + 18
  const start = (width - doc.signatories.length * pitch + 18) / 2
  return doc.signatories.map(({ name, role }, i) => {
    const left = start + i * pitch
    const place = { left, width: column }
    return [
      <HairLine key={`${left} line`} {...place} top={height - 106} />,
      <Fitted key={`${left} name`} {...boxes.signer} {...place} top={height - 104} text={name} />,
      <Fitted key={`${left} role`} {...boxes.role} {...place} top={height - 89} text={role} />,
    ]
  })
}

const margin = 70
const side = 76

/** How to check the certificate: number, address, the same address as a code; the seal opposite. */
export function Proof({ doc, width, height }: Part) {
  const say = words[doc.locale]
  const top = height - 66 - side
  const line = { left: margin + side, width: width - 2 * (margin + side) }
  const under = { ...boxes.small, top: height - 67, width: side }
  return (
    <>
      <Seal left={margin} top={top} side={side} accent={doc.accent ?? colour.green} />
      <QrCode
        text={doc.verifyUrl}
        left={width - margin - side}
        top={top}
        side={side}
        color={colour.ink}
      />
      <Fitted {...under} left={width - margin - side} text={say.scan} />
      <Fitted
        {...boxes.small}
        {...line}
        top={height - 67}
        text={`${say.number} ${doc.publicId}  ·  ${doc.verifyUrl}`}
      />
      <Link
        src={doc.verifyUrl}
        style={{ position: 'absolute', ...line, top: height - 67, height: boxes.small.height }}
      />
    </>
  )
}
