import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { plainEnvironment } from '@/db/embedded/environment'

/**
 * What tells a process from a later one with the same number: its start time and the boot.
 * `undefined` when no such process runs (one that is dead but not yet collected counts as none).
 */
export function processIdentity(pid: number): string | undefined {
  if (process.platform !== 'linux') return livePs(pid, 'lstart=')
  const stat = liveStat(pid)
  return stat && `${readProc('/proc/sys/kernel/random/boot_id')?.trim()}/${stat[19]}`
}

/**
 * Whether the process is the PostgreSQL server of `cluster`. Only Linux can tell it from one of
 * another cluster: there a server stays in the folder it serves, under whatever name.
 */
export function servesCluster(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return livePs(pid, 'comm=')?.includes('postgres') ?? false
  if (!liveStat(pid) || readProc(`/proc/${pid}/comm`)?.trim() !== 'postgres') return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    // It ended just now, or is another user's and so not the server we would have started.
    return false
  }
}

/** Fields of /proc/<pid>/stat from the third, the state, on. */
function liveStat(pid: number) {
  const stat = readProc(`/proc/${pid}/stat`)
  // The command's name stands in brackets and may hold anything; the fields follow the last one.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields && !'ZX'.includes(fields[0] ?? 'X') ? fields : undefined
}

function livePs(pid: number, column: string) {
  try {
    const line = execFileSync('ps', ['-o', `state=,${column}`, '-p', String(pid)], {
      encoding: 'utf8',
      env: plainEnvironment,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return line.startsWith('Z') ? undefined : line.slice(line.indexOf(' ')).trim()
  } catch {
    // ps exits with 1 when there is no such process.
    return undefined
  }
}

function readProc(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The process ended, or never was.
    return undefined
  }
}
