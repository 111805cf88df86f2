import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { installationRoot, settings } from '@/lib/platform/env/settings'

/** Where the servers' log goes, so that the terminal stays readable; it begins anew with each demo. */
export function logFile() {
  const path = resolve(installationRoot(), settings().LAUREL_DATA, 'demo.log')
  const open = () => {
    mkdirSync(dirname(path), { recursive: true })
    return createWriteStream(path)
  }
  let stream: ReturnType<typeof open> | undefined
  return {
    path,
    write(line: string) {
      // Opened by the first line: before that it is not known that the folder can be written.
      stream ??= open()
      stream.write(`${line}\n`)
    },
    close: () => new Promise<void>((done) => (stream ? stream.end(done) : done())),
  }
}
