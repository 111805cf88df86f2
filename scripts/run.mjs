// The only plain JavaScript here: it must run before any package is installed.
// Usage: node scripts/run.mjs <command> [arguments…], where scripts/<command>.ts exports `main(arguments)`.
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Laurel needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org.\n`,
  )
  process.exit(1)
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { report } = await import('./bootstrap/report.mjs')
// A running Laurel starts its children from the same bundle: `--bundled <command>`.
const bundled = process.argv[2] === '--bundled'
const fail = async (error) => process.exit(await report(error, { toSupervisor: bundled }))
process.on('uncaughtException', fail)

try {
  process.chdir(root)
  process.env.LAUREL_ROOT = root
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const code = await run(process.argv.slice(bundled ? 3 : 2))
  process.exit(code ?? 0)
} catch (error) {
  await fail(error)
}

async function run([name = '', ...args]) {
  const { bundle, commandFile, installPackages, noCommand } = await import(
    './bootstrap/prepare.mjs'
  )
  const file = commandFile(root, name)
  if (!bundled) {
    await installPackages(root)
    await bundle(root)
  }
  // Web serves Next's own build, whose maps would only cost memory.
  if (name !== 'web') process.setSourceMapsEnabled(true)
  const { main } = await import(pathToFileURL(file).href)
  if (!main) throw noCommand(name)
  return main(args)
}
