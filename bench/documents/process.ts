import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Script } from './sample'

export type Answer = { ms: number; count: number; bytes: number }
export type RunningEngine = {
  /** Has it make certificates for so many milliseconds. */
  ask(script: Script, ms: number): Promise<Answer>
  /** Of the process and all that it has started, in MB. */
  rssMb(): number
  end(): void
}

/** An engine's process; asking it resolves to its answer, or rejects with what it said when it fell. */
export function startEngine(program: string, args: string[]): RunningEngine {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (part) => {
    said = `${said}${part}`.slice(-2000)
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const fallen = once(child, 'exit').then(() => {
    throw new Error(said.trim() || `${program} ended`)
  })
  fallen.catch(() => undefined)
  return {
    async ask(script, ms) {
      child.stdin.write(`${JSON.stringify({ script, ms })}\n`)
      const line = await Promise.race([lines.next(), fallen])
      return JSON.parse(line.value) as Answer
    },
    rssMb: () => rssOf(child.pid ?? 0),
    end: () => {
      child.kill('SIGKILL')
    },
  }
}

function rssOf(pid: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number))
  const family = new Set([pid])
  for (let grew = true; grew; ) {
    const before = family.size
    for (const [own = 0, parent = 0] of rows) if (family.has(parent)) family.add(own)
    grew = family.size > before
  }
  const kilobytes = rows.reduce((sum, [own = 0, , rss = 0]) => sum + (family.has(own) ? rss : 0), 0)
  return Math.round(kilobytes / 1024)
}

/** A Python that has the module; undefined where none is installed. */
export function pythonWith(module: string): string | undefined {
  const pythons = ['/usr/bin/python3', 'python3']
  return pythons.find((python) => spawnSync(python, ['-c', `import ${module}`]).status === 0)
}
