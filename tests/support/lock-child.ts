import { lockDataDir } from '@/db/embedded/lock'

/** Takes the lock of the folder given, says whether it could, and holds it until it is killed. */
try {
  lockDataDir(process.argv[2] ?? '')
  process.stdout.write('taken\n')
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`)
}
setInterval(() => undefined, 1e6)
