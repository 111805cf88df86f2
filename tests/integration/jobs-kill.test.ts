import { afterAll, beforeAll, expect, it } from 'vitest'
import { useDatabase } from '../support/database'
import { type JobsBench, openBench } from '../support/jobs-runner'
import { storm, wronglyRepeated } from '../support/jobs-storm'

const test = useDatabase()
let bench: JobsBench
beforeAll(() => {
  bench = openBench(test.url)
})
afterAll(() => bench.close())

it('20 × kill -9 of workers: no run lost, none doubled, no stored step run again', async () => {
  const { sent, repeated } = await storm(bench, test.url, { kills: 20, seed: 7 })
  // Workers were killed in the middle of steps, or nothing is shown here.
  expect(repeated).toBeGreaterThan(0)
  expect(await wronglyRepeated(bench)).toEqual([])
  for (const id of ['crash-main', 'crash-leaf', 'crash-child']) {
    const runs = await bench.runs(id)
    expect(runs.map((run) => run.status)).toEqual(Array(sent).fill('completed'))
  }
  const leaves = (await bench.runs('crash-leaf')).map((run) => run.result as number)
  expect(leaves.sort((a, b) => a - b)).toEqual(Array.from({ length: sent }, (_, n) => n))
  expect(await bench.query('select 1 from job_slots')).toEqual([])
}, 240_000)
