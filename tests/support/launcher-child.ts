import { startDatabase } from '@/db/embedded'

/** Starts the database of the folder given, says so in one line of JSON, and stops it on request. */
const [dataDir = ''] = process.argv.slice(2)
const began = performance.now()
try {
  const { url, adopted, stop } = await startDatabase({ dataDir })
  say({ url, adopted, ms: Math.round(performance.now() - began) })
  process.stdin.once('data', async () => {
    await stop()
    process.exit(0)
  })
} catch (error) {
  const { message, name } = error as Error
  say({ name, message })
  process.exitCode = 1
}

function say(line: object) {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
