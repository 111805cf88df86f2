import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'

/** Installs what package-lock.json names, unless the last installation was of the same list. */
export async function installPackages(root) {
  const stampFile = join(root, 'node_modules', '.laurel-stamp')
  const stamp = wanted(root)
  if (installed(stampFile) === stamp) return
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  await withLock(join(root, 'node_modules', '.laurel-lock'), async () => {
    if (installed(stampFile) === stamp) return
    process.stderr.write('Installing packages (a minute or two, the first time only)…\n')
    await npmInstall(root)
    writeFileSync(stampFile, stamp)
  })
}

function wanted(root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  // Packages hold native parts, so a folder carried to another kind of machine is made anew.
  return `${hash} ${process.platform}-${process.arch}`
}

function installed(stampFile) {
  try {
    return readFileSync(stampFile, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Not `npm ci`: a lock file written where some platforms' packages are not to be had lacks them,
 * and only `install` copes. `--no-save` leaves the lock file as it is.
 */
function npmInstall(root) {
  const flags = ['--no-save', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', ['install', ...flags, '--no-update-notifier'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    npm.stdout.on('data', (data) => {
      output += data
    })
    npm.stderr.on('data', (data) => {
      output += data
    })
    npm.on('error', () => reject(failure('npm was not found: it comes with Node.', '')))
    npm.on('close', (code) => {
      if (code === 0) return resolve()
      reject(failure('Packages could not be installed; npm said:', output))
    })
  })
}

function failure(message, output) {
  return Object.assign(new Error(`${message}\n${output}`.trim()), { setup: true })
}
