import { Mark, Rule } from './classic-ornament'
import { colour, type Part, sizes } from './classic-palette'
import { Fitted, type Setting } from './template-parts'
import { words } from './words'

/** Boxes from the top of an A4 page; a taller page puts half of its surplus above. */
const boxes = {
  issuer: {
    height: 24,
    cut: 'bold',
    color: colour.ink,
    tracking: 0.4,
    steps: [
      { lines: 1, from: 13, to: 10 },
      { lines: 2, from: 10, to: 7 },
    ],
  },
  heading: {
    height: 42,
    cut: 'regular',
    color: colour.green,
    tracking: 0.3,
    steps: [{ lines: 1, from: 32, to: 20 }],
  },
  phrase: {
    height: 18,
    cut: 'italic',
    color: colour.muted,
    steps: [{ lines: 1, from: 13, to: 10 }],
  },
  name: {
    height: 80,
    cut: 'regular',
    color: colour.ink,
    steps: [
      { lines: 1, from: 46, to: 28 },
      { lines: 2, from: 32, to: 18 },
      { lines: 6, from: 17, to: 8 },
    ],
  },
  title: {
    height: 48,
    cut: 'bold',
    color: colour.ink,
    steps: [
      { lines: 1, from: 25, to: 17 },
      { lines: 2, from: 19, to: 12 },
      { lines: 3, from: 12, to: 7 },
    ],
  },
  description: {
    height: 32,
    cut: 'regular',
    color: colour.muted,
    steps: [
      { lines: 2, from: 11, to: 9.5 },
      { lines: 4, from: 9, to: 5 },
    ],
  },
} satisfies Record<string, Setting>

/** Who awards what to whom, down the middle of the page. */
export function Award({ doc, width, height }: Part) {
  const say = words[doc.locale]
  const air = (height - sizes.a4[1]) / 2 + (doc.description ? 0 : 10)
  const column = { left: 84, width: width - 168 }
  const at = (box: Setting, top: number) => ({ ...column, ...box, top: top + air })
  const middle = width / 2
  // An issuer's accent may be too light to read, so it colours ornaments alone.
  const heading = doc.accent ? { ...boxes.heading, color: colour.ink } : boxes.heading
  return (
    <>
      <Mark left={middle - 18} top={62 + air} side={36} color={doc.accent ?? colour.green} />
      <Fitted {...at(boxes.issuer, 101)} text={doc.issuerName} />
      <Fitted {...at(heading, 130)} text={say.heading} />
      <Fitted {...at(boxes.phrase, 180)} text={say.before} />
      <Fitted {...at(boxes.name, 201)} text={doc.recipientName} />
      <Rule left={middle - 150} top={284 + air} width={300} />
      <Fitted {...at(boxes.phrase, 298)} text={say.between} />
      <Fitted {...at(boxes.title, 322)} text={doc.certificationTitle} />
      {doc.description ? <Fitted {...at(boxes.description, 371)} text={doc.description} /> : null}
    </>
  )
}
