import { expect, it } from 'vitest'
import { useLogDesk } from '@/tests/support/log-desk'
import { tamperWithEach } from '@/tests/support/log-tampering'

const desk = useLogDesk()

it('finds each of 288 rows that was edited, deleted, reordered or cut off, and names it', async () => {
  for (let n = 0; n < 12; n++) {
    const [one] = await desk.issue(23)
    if (one && n % 3 === 0) await desk.revoke(one)
    await desk.sequenceAll()
  }
  const { tried, found, misnamed } = await tamperWithEach(desk)
  console.log(`rows of the log changed, one at a time: ${tried}, found: ${found}`)
  expect(misnamed).toEqual([])
  expect(found).toBe(tried)
})
