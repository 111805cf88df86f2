import { monitorEventLoopDelay } from 'node:perf_hooks'
import { toBuffer } from 'qrcode'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readCode } from '@/lib/awards/verification/read-code'
import { seededRandom } from '@/tests/support/random'

const link = 'https://certificates.example/c/7Kd93xWq0ZbT5mYc2Vn8RhPa'

/** A picture of black and white points at random, which holds beginnings of codes everywhere. */
function noise(side: number): Promise<Buffer> {
  const next = seededRandom(5)
  const points = Buffer.from(Array.from({ length: side * side }, () => (next() < 0.5 ? 0 : 255)))
  return sharp(points, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer()
}

it('reads the code of a picture', async () => {
  expect(await readCode(await toBuffer(link))).toBe(link)
})

it('gives up a picture that would take long, holds up nothing meanwhile, and reads the next', async () => {
  const picture = await noise(2600)
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const begun = performance.now()
  expect(await readCode(picture, 1_000)).toBeNull()
  expect(performance.now() - begun).toBeLessThan(8_000)
  delay.disable()
  expect(delay.max / 1e6).toBeLessThan(2_000)
  expect(await readCode(await toBuffer(link))).toBe(link)
})
