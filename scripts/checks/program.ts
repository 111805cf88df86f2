import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The file of a program that a package brings, to be run by this Node. */
const programs = {
  biome: '@biomejs/biome/bin/biome',
  'drizzle-kit': 'drizzle-kit/bin.cjs',
  knip: 'knip/bin/knip.js',
  next: 'next/dist/bin/next',
  tsc: 'typescript/bin/tsc',
} as const

interface Ended {
  ok: boolean
  /** stdout and stderr as they came. */
  output: string
}

/** Runs a program of node_modules in `root`, without a terminal, to its end. */
export function runProgram(
  root: string,
  name: keyof typeof programs,
  args: readonly string[],
): Promise<Ended> {
  const file = join(root, 'node_modules', programs[name])
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const add = (data: Buffer) => {
      output += data
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', reject)
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}
