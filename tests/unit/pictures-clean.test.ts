import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { renderPicture } from '@/lib/proof/documents/plain/render-plain'
import { cleanPicture } from '@/lib/proof/pictures/clean-picture'

const utf8 = (text: string) => new TextEncoder().encode(text)
const open = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
const drawing = (inside: string, attributes = 'viewBox="0 0 40 20"') =>
  utf8(`${open}${attributes}>${inside}</svg>`)
const square = '<rect width="9" height="9"/>'
const drawn = '<rect x="0" y="0" width="9" height="9" fill="#000000"/>'

async function cleaned(bytes: Uint8Array) {
  const { bytes: clean, ...rest } = await cleanPicture(bytes)
  return { ...rest, text: Buffer.from(clean).toString(), bytes: clean }
}

function pixels(channels: 3 | 4, width: number, height: number) {
  const background = { r: 200, g: 30, b: 30, alpha: 0.5 }
  return sharp({ create: { width, height, channels, background }, limitInputPixels: false })
}

describe('PNG and JPEG', () => {
  it('keeps pixels and transparency, and nothing else', async () => {
    const png = await pixels(4, 30, 20)
      .withMetadata({ exif: { IFD0: { Artist: 'Somebody' } } })
      .png({ palette: true })
      .toBuffer()
    const { bytes, ...rest } = await cleaned(png)
    expect(rest).toMatchObject({ type: 'png', width: 30, height: 20, leftOut: [] })
    const { hasAlpha, depth, exif, icc, isPalette } = await sharp(bytes).metadata()
    expect({ hasAlpha, depth, exif, icc, isPalette }).toEqual({
      ...{ hasAlpha: true, depth: 'uchar' },
      ...{ exif: undefined, icc: undefined, isPalette: false },
    })
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('Somebody')
  })

  it('sets a photograph upright', async () => {
    const lying = await pixels(3, 40, 10).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const upright = await cleaned(lying)
    expect(upright).toMatchObject({ type: 'jpeg', width: 10, height: 40 })
    const { orientation, exif } = await sharp(upright.bytes).metadata()
    expect({ orientation, exif }).toEqual({ orientation: undefined, exif: undefined })
  })

  it.each([
    ['a JPEG for print (CMYK)', () => pixels(3, 8, 8).toColourspace('cmyk').jpeg().toBuffer()],
    ['a PNG of 16 bits', () => pixels(3, 8, 8).toColourspace('rgb16').png().toBuffer()],
  ])('turns %s into sRGB of 8 bits', async (_, make) => {
    const { bytes } = await cleaned(await make())
    const { space, depth, channels } = await sharp(bytes).metadata()
    expect({ space, depth, channels }).toEqual({ space: 'srgb', depth: 'uchar', channels: 3 })
    const { dominant } = await sharp(bytes).stats()
    expect(dominant.r - dominant.g).toBeGreaterThan(120)
  })

  it('makes a large one as large as print needs', async () => {
    const large = await pixels(3, 4000, 2000).png().toBuffer()
    expect(await cleaned(large)).toMatchObject({ width: 3508, height: 1754 })
  })

  it('refuses a bomb by what its head says, without decoding it', async () => {
    const bomb = await pixels(3, 8000, 8000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.byteLength).toBeLessThan(300_000)
    const before = process.memoryUsage().rss
    await expect(cleanPicture(bomb)).rejects.toThrow(
      'The picture has 8,000 × 8,000 pixels; at most 16 million can be used.',
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
  })

  const broken = 'The picture is broken or cut off. Export it again.'
  const type = 'This is no PNG, JPEG or SVG picture, whatever its name says.'
  it.each([
    ['an empty file', async () => new Uint8Array(), 'The file is empty.'],
    [
      'a file that is too large',
      async () => new Uint8Array(2_000_001),
      'A picture may have 2 MB. Make it smaller, or save it with more compression.',
    ],
    ['a PNG that is cut off', async () => cut(await pixels(3, 300, 300).png().toBuffer()), broken],
    ['a JPEG that is cut off', async () => cut(await noise().jpeg().toBuffer()), broken],
    [
      'a PNG that only begins as one',
      async () => Buffer.from('\x89PNG\r\n\x1a\n nothing', 'latin1'),
      broken,
    ],
    ['a GIF, whatever it is called', async () => pixels(3, 8, 8).gif().toBuffer(), type],
    ['a page', async () => utf8('<!doctype html><html><body>'), type],
    ['a drawing that is compressed', async () => utf8('\x1f\x8b\b'), type],
  ])('refuses %s', async (_, make, message) => {
    await expect(cleanPicture(await make())).rejects.toMatchObject({ status: 400, message })
  })

  function noise() {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const background = '#000'
    return sharp({ create: { width: 200, height: 200, channels: 3, background, noise } })
  }
  function cut(bytes: Uint8Array) {
    return bytes.subarray(0, Math.floor(bytes.byteLength / 2))
  }
})

describe('SVG', () => {
  it('says how each shape is painted, in numbers and colours of our own', async () => {
    const styles = '<style>.a{fill:teal;opacity:50%}#b,.c{stroke:hsl(0 100% 50% / .5)}</style>'
    const shapes =
      '<circle class="a" r="3"/><path id="b" fill="none" d="m1 1h3a2 2 0 00 2-2t3 1"/><polygon points="0,0 5,5 5"/>'
    const { text, ...rest } = await cleaned(drawing(styles + shapes))
    expect(rest).toMatchObject({ type: 'svg', width: 1000, height: 500, leftOut: [] })
    expect(text).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="1000" height="500">' +
        '<circle cx="0" cy="0" r="3" fill="#008080" fill-opacity="0.5"/>' +
        '<path d="M 1 1 L 4 1 C 5.104569 1 6 0.104569 6 -1 Q 6 -1 9 0" fill="none" stroke="#ff0000" stroke-width="1" stroke-opacity="0.5"/>' +
        '<path d="M 0 0 L 5 5 Z" fill="#000000"/></svg>',
    )
  })

  it.each([
    ['a script', '<script>alert(1)</script>', ['scripts']],
    ['handlers', '<g onload="alert(1)" onclick="alert(2)"/>', ['scripts']],
    ['a link to a script', '<a xlink:href="javascript:alert(1)"/>', ['links']],
    ['a picture from elsewhere', '<image href="http://example.org/a.png"/>', ['images']],
    ['a picture of its own', '<image xlink:href="data:image/png;base64,AAAA"/>', ['images']],
    ['a file', '<use xlink:href="file:///etc/passwd#a"/>', ['links']],
    ['another drawing', '<use href="https://example.org/a.svg#b"/>', ['links']],
    [
      'a page',
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
      ['embedded'],
    ],
    ['a style sheet', '<style>@import url("http://example.org/a.css");</style>', ['styles']],
    ['a fill from elsewhere', '<g style="fill:url(http://example.org/#a)"/>', ['links']],
    ['text', '<text><tspan>Name</tspan></text>', ['text']],
    [
      'effects',
      '<filter id="f"><feImage href="http://e.org"/></filter><mask id="m"/>',
      ['effects'],
    ],
    ['movement', '<g><set attributeName="onload" to="alert(1)"/></g>', ['movement']],
    ['words of other programs', '<x:y xmlns:x="http://example.org" z="1"/><metadata/>', []],
  ])('leaves %s out, and says so', async (_, inside, leftOut) => {
    const { text, leftOut: said } = await cleaned(drawing(`${inside}${square}`))
    expect(said).toEqual(leftOut)
    expect(text).toContain(`height="500">${drawn}</svg>`)
  })

  const nested = (depth: number) => '<g>'.repeat(depth) + square + '</g>'.repeat(depth)
  const laughs = Array.from(
    { length: 12 },
    (_, i) => `<g id="l${i + 1}">${`<use href="#l${i}"/>`.repeat(10)}</g>`,
  ).join('')
  const long = 'L 1 1 '.repeat(30_000)
  const clips = `<clipPath id="c"><path d="M 0 0 ${long}"/></clipPath>`
  const intricate = 'The drawing is too intricate. Simplify it, or use a PNG.'
  const entities =
    'The drawing declares entities of its own, which are not read. Export it again as plain SVG.'
  const brokenAt = (line: number) =>
    `The drawing cannot be read from line ${line} on. Export it again as plain SVG.`
  it.each([
    [
      'entities that reach for a file',
      utf8(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${open}>&x;</svg>`),
      entities,
    ],
    [
      'a billion laughs',
      utf8(`<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${open}>&b;</svg>`),
      entities,
    ],
    ['a billion copies', drawing(`<g id="l0">${square}</g>${laughs}`), intricate],
    ['a billion copies of nothing', drawing(`<g id="l0"/>${laughs}${square}`), intricate],
    [
      'a long clip used often',
      drawing(clips + `<g clip-path="url(#c)">${square}</g>`.repeat(9)),
      intricate,
    ],
    ['too many elements', drawing(square.repeat(5001)), intricate],
    [
      'nesting 10,000 deep',
      drawing(nested(10_000)),
      'The drawing is nested too deeply. Simplify it, or use a PNG.',
    ],
    [
      'a huge path',
      drawing(`<path d="M0 0${'h1'.repeat(100_000)}"/>`),
      'A drawing may have 200 kB. Simplify it, or use a PNG.',
    ],
    ['half a drawing', utf8(`${open}>\n<g>`), brokenAt(2)],
    ['an entity that nobody knows', drawing('&nbsp;'), brokenAt(1)],
    ['bytes that are no letters', new Uint8Array([...utf8('<svg>'), 0xff]), brokenAt(1)],
    [
      'a drawing without a size',
      drawing(square, 'width="100%"'),
      'The drawing does not say how large it is: it needs a viewBox, or a width and a height.',
    ],
    [
      'a drawing without a shape',
      drawing('<text>Name</text>'),
      'Nothing that can be drawn is left of the drawing: it needs shapes, not text or pictures.',
    ],
    [
      'numbers beyond all bounds',
      drawing(`<g transform="scale(1e4)"><g transform="scale(1e4)">${square}</g></g>`),
      'The drawing goes beyond all bounds: its numbers are too large.',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    const begun = performance.now()
    await expect(cleanPicture(bytes)).rejects.toMatchObject({ status: 400, message })
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  it('holds nothing but what is allowed, and is the same when cleaned again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 8 }), async (elements) => {
        const { text, bytes } = await cleaned(drawing(known + elements.join('') + square))
        expectAllowed(text)
        expect((await cleaned(bytes)).text).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it('is drawn by react-pdf, whatever was sent, with numbers alone', async () => {
    const box = { left: 0, top: 0, width: 100, height: 50 }
    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 8 }), async (elements) => {
        const clean = await cleanPicture(drawing(known + elements.join('') + square))
        const file = Buffer.from(await renderPicture(clean, { box, align: 'left' }))
        const streams = file.toString('latin1').matchAll(/stream\n(.*?)\nendstream/gs)
        for (const [, data = ''] of streams) {
          const operators = inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
          expect(operators).not.toMatch(/NaN|undefined|Infinity|null|object/)
        }
        expect(file.toString('latin1')).not.toMatch(/NaN|undefined|Infinity/)
      }),
      { numRuns: 60 },
    )
  })
})

const value = fc.oneof(
  fc.constantFrom('url(#a)', 'url(#c)', '#a', '#g', 'none', 'inherit', 'evenodd', 'red', '50%'),
  fc.constantFrom(
    'rotate(30)',
    'matrix(1 2 3 4 5 6)',
    'scale(0)',
    'translate(1e9)',
    '1e400',
    'NaN',
  ),
  fc.constantFrom('javascript:alert(1)', 'M0 0a1 1 0 010 9z', 'm1 1 2 2 3-3s1 1 2 2', '0 0 1 0'),
  fc.integer({ min: -50, max: 50 }).map(String),
  fc.double({ noNaN: true }).map(String),
  fc.string().map((text) => text.replace(/[^ -~]|["&<>]/g, '')),
)
const name = fc.constantFrom(
  ...[
    'id',
    'd',
    'x',
    'y',
    'r',
    'cx',
    'rx',
    'width',
    'height',
    'points',
    'fill',
    'stroke',
    'opacity',
  ],
  ...[
    'stroke-width',
    'stroke-dasharray',
    'transform',
    'clip-path',
    'href',
    'style',
    'class',
    'onload',
  ],
  ...['fill-opacity', 'gradientTransform', 'gradientUnits', 'offset', 'stop-color', 'x1', 'y2'],
)
const attributes = fc
  .uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 6 })
  .map((pairs) =>
    Object.entries({ ...whole, ...Object.fromEntries(pairs) })
      .map(([key, given]) => ` ${key}="${given}"`)
      .join(''),
  )
/** What the others may refer to. */
const known = `<defs>
  <clipPath id="c" transform="rotate(9)"><rect width="9" height="5" rx="1"/></clipPath>
  <radialGradient id="a" href="#b" gradientTransform="scale(2 3)"/>
  <linearGradient id="b"><stop offset="20%" stop-color="#0f08"/><stop offset=".1"/></linearGradient>
  <g id="g" clip-path="url(#c)"><circle r="2" fill="url(#a)"/></g></defs>`
const whole: Record<string, string> = {
  ...{ d: 'M0 0h3v3', points: '0 0 1 1 2 0', r: '3', rx: '2', width: '5', height: '5' },
  ...{ href: '#g', stroke: 'url(#b)' },
}

const kind = fc.constantFrom(
  ...['g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'use', 'defs', 'clipPath'],
  ...['linearGradient', 'radialGradient', 'stop', 'script', 'text', 'image', 'svg', 'a'],
)
const id = fc.constantFrom('', '', ' id="a"', ' id="c"', ' id="g"')
const holding = (inside: fc.Arbitrary<string[]>) =>
  fc.tuple(kind, attributes, id, inside).map(([name, given, named, children]) => {
    const all = given.includes(' id=') ? given : given + named
    return `<${name}${all}>${children.join('')}</${name}>`
  })
const few = (of: fc.Arbitrary<string>) => fc.array(of, { maxLength: 3 })
const element = holding(few(holding(few(holding(few(holding(fc.constant([]))))))))

const allowed: Record<string, RegExp> = {
  svg: /^(xmlns|viewBox|width|height)$/,
  defs: /^$/,
  clipPath: /^id$/,
  linearGradient: /^(id|gradientUnits|gradientTransform|[xy][12])$/,
  radialGradient: /^(id|gradientUnits|gradientTransform|cx|cy|r)$/,
  stop: /^(offset|stop-color|stop-opacity)$/,
  g: /^(transform|clip-path)$/,
  shape:
    /^(d|[xy][12]?|c[xy]|r[xy]?|width|height|fill(-opacity|-rule)?|stroke(-\w+)?|transform|clip-path)$/,
}
const values =
  /^([-\d. ]+|#[0-9a-f]{6}|url\(#d\d+\)|d\d+|none|evenodd|round|square|bevel|matrix\([-\d. ]+\)|[MLCQZ\d. -]+|userSpaceOnUse|objectBoundingBox|http:\/\/www\.w3\.org\/2000\/svg)$/

function expectAllowed(xml: string) {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const shape = /^(path|rect|circle|ellipse|line)$/.test(name)
    const names = allowed[shape ? 'shape' : name]
    for (const [key, given] of Object.entries(attributes)) {
      expect(key).toMatch(names ?? /^no such element$/)
      expect(given).toMatch(values)
    }
    expect(names).toBeDefined()
  })
  parser.on('text', (text) => expect(text).toBe(''))
  parser.write(xml).close()
}
