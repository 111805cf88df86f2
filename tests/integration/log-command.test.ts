import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { main } from '@/scripts/log-verify'
import { useLogDesk } from '@/tests/support/log-desk'

const desk = useLogDesk()

async function run(...args: string[]) {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const code = await main(args)
  const lines = said.mock.calls.map(([line]) => String(line))
  said.mockRestore()
  return { code, lines }
}

it('says in words that all is well, also of a checkpoint that somebody kept', async () => {
  await desk.issue(3)
  await desk.sequenceAll()
  await desk.issue(1)
  const [kept] = await desk.sql`select note from log_checkpoints`
  const file = join(desk.folder, 'kept.txt')
  await writeFile(file, String(kept?.note))
  expect(await run('--checkpoint', file)).toEqual({
    code: 0,
    lines: [
      'The database is what its transparency log says: 4 entries, 1 checkpoint, 1 tile, 4 credentials.',
      'Besides, 1 entry waiting for a place in the log.',
      'The log goes on from the checkpoint in kept.txt.',
    ],
  })
})

it('names the first row that is wrong, and ends with 1', async () => {
  await desk.sql.begin(async (tx) => {
    await tx.unsafe('alter table certificates disable trigger user')
    await tx.unsafe(`update certificates set recipient_name = 'Somebody else'
      where id = (select min(id::text)::uuid from certificates)`)
    await tx.unsafe('alter table certificates enable trigger user')
  })
  const [first] = await desk.sql`select min(id::text) as id from certificates`
  expect(await run()).toEqual({
    code: 1,
    lines: [
      `The database is not what its transparency log says: certificates, ${first?.id}, has another recipient_name than its credential says.`,
      'Nothing was wrong before that: 4 entries, 1 checkpoint, 1 tile, 0 credentials. What comes after it was not looked at.',
    ],
  })
})

it.each([
  ['--checkpoint', '/nowhere/kept.txt', 'There is no file'],
  ['--checkpoint', '/', 'is a folder'],
  ['--chekpoint', 'kept.txt', 'Use it as: npm run log:verify'],
])('refuses %s %s in one sentence', async (option, value, why) => {
  await expect(run(option, value)).rejects.toThrow(why)
})
