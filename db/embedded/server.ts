import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Access, readAccess, saveAccess } from '@/db/embedded/cluster'
import { diskFull } from '@/db/embedded/folders'
import type { Server } from '@/db/embedded/home'
import { freePort, isFree } from '@/db/embedded/port'
import { servesCluster } from '@/db/embedded/process-identity'
import { run } from '@/db/embedded/run'
import { DatabaseSetupError } from '@/db/setup-error'

/** The server of `postmaster.pid`, if the file names one that runs. */
export function runningServer(cluster: string): { pid: number; port: number } | undefined {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const [pid, , , port] = readFileSync(path, 'utf8').split('\n').map(Number)
  return pid && port && servesCluster(pid, cluster) ? { pid, port } : undefined
}

/**
 * Starts the server on the port it had before, or on a new one where that is taken, and returns how
 * to reach it; `undefined` when another process has the lock of the cluster.
 */
export async function startServer(server: Server): Promise<Access | undefined> {
  const { cluster, account, base } = server
  const log = rotatedLog(cluster)
  for (;;) {
    const access = await usableAccess(server)
    const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0
    const args = ['start', '-w', '-t', '60', '-D', cluster, '-l', log, '-o', flags(server, access)]
    const { code, output } = await run(join(server.binaries, 'bin', 'pg_ctl'), args, server)
    if (code === 0) return access
    const said = existsSync(log) ? readFileSync(log, 'utf8').slice(from) : ''
    if (said.includes('lock file "postmaster.pid" already exists')) return undefined
    if (!said.includes('Address already in use')) {
      throw sayWhyNotStarted(base, log, `${output}\n${said}`)
    }
    saveAccess(cluster, account, { ...access, port: await freePort() })
  }
}

/**
 * Clears a lock file whose process is not a server of this cluster: after a reboot its number may
 * be another program's, which PostgreSQL cannot tell. True when there is nothing left to wait for.
 */
export function clearForeignLock(cluster: string): boolean {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return true
  const pid = Number.parseInt(readFileSync(path, 'utf8'), 10)
  if (Number.isNaN(pid) || servesCluster(pid, cluster)) return false
  rmSync(path, { force: true })
  return true
}

/** Stops the server in good order, or at once when that takes half a minute. */
export async function stopServer(server: Server) {
  const pg_ctl = join(server.binaries, 'bin', 'pg_ctl')
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '-m', mode, '-w', '-t', '30', '-D', server.cluster]
    const { code } = await run(pg_ctl, args, server)
    if (code === 0 || !runningServer(server.cluster)) return
  }
}

async function usableAccess({ cluster, account }: Server): Promise<Access> {
  const access = readAccess(cluster)
  for (let tries = 0; !(await isFree(access.port)); tries++) {
    // A server of ours that is only just going down gives its port back.
    if (tries === 40 || !existsSync(join(cluster, 'postmaster.pid'))) {
      const moved = { ...access, port: await freePort() }
      saveAccess(cluster, account, moved)
      return moved
    }
    await sleep(50)
  }
  return access
}

function flags({ durable }: Server, { port }: Access) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and the details of errors hold people's names.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    // Stops a query whose asker has been killed.
    client_connection_check_interval: '5s',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ')
}

function rotatedLog(cluster: string) {
  const log = join(cluster, 'server.log')
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > 5_000_000) renameSync(log, `${log}.1`)
  return log
}

function sayWhyNotStarted(base: string, log: string, said: string) {
  if (said.includes('No space left on device')) return diskFull(base)
  const reason = said.split('\n').findLast((line) => /FATAL|PANIC/.test(line)) ?? said
  return new DatabaseSetupError(
    `PostgreSQL did not start: ${reason.replace(/^.*(FATAL|PANIC):\s*/, '').trim()} (see ${log}).`,
  )
}
