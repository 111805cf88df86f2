import QRCode from 'qrcode'
import { expect, it } from 'vitest'
import { qrPath } from '@/lib/proof/documents/designs/qr'

/** Readers forgive a mirrored code, so that one decodes proves little: the modules are compared. */
it('draws each dark module once, in its place, inside a quiet zone of four', () => {
  const text = 'https://certificates.example/c/7Qm2xV9tKpLw4RzYb8NfHd'
  const { path, size } = qrPath(text)
  const drawn = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let i = 0; i < Number(width); i++) {
      const at = `${Number(x) + i},${y}`
      expect(drawn).not.toContain(at)
      drawn.add(at)
    }
  }
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  expect(size).toBe(modules.size + 8)
  const dark = Array.from(modules.data).flatMap((bit, i) =>
    bit ? [`${(i % modules.size) + 4},${Math.floor(i / modules.size) + 4}`] : [],
  )
  expect([...drawn].sort()).toEqual(dark.sort())
})
