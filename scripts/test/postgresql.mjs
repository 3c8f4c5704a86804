// A PostgreSQL cluster that lives as long as a run, on a port of its own.
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { atEnd } from '../setup/endings.mjs'
import { attempt, lastLines, run, startCompanion } from '../setup/processes.mjs'
import { Failure } from '../setup/say.mjs'

const readyWithinMs = 20000

/** @returns {Promise<string | undefined>} the folder of the newest PostgreSQL's programs */
export async function postgresqlPrograms() {
  const debian = '/usr/lib/postgresql'
  const versions = (await readdir(debian).catch(() => [])).sort((one, other) => Number(other) - Number(one))
  const folders = versions.map((version) => path.join(debian, version, 'bin'))
  const { code, stdout } = await attempt('pg_config', ['--bindir'])
  if (code === 0) folders.push(stdout.trim())
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')))
}

/**
 * In a folder that keeps its data, or in a temporary one.
 *
 * @param {string} programs
 * @param {string} [kept]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startCluster(programs, kept) {
  const folder = kept ?? (await mkdtemp(path.join(os.tmpdir(), 'foyer-postgresql-')))
  const remove = kept ? () => undefined : () => rm(folder, { recursive: true, force: true })
  if (kept) await mkdir(kept, { recursive: true })
  atEnd(remove)
  const as = await otherUser(folder)
  const data = path.join(folder, 'data')
  const inFolder = { cwd: folder }
  // prettier-ignore
  if (!existsSync(path.join(data, 'PG_VERSION'))) await run(...as(path.join(programs, 'initdb'), ['-D', data, '-U', 'foyer', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']), inFolder)
  const port = await freePort()
  // What is in it can be made again: no need to wait for the disk.
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
  ]
  const [command, args] = as(path.join(programs, 'postgres'), [
    ...['-D', data, '-p', String(port)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const { child, stop } = startCompanion(command, args, { ...inFolder, stdio: ['ignore', 'ignore', 'pipe'] })
  await acceptingConnections(child)
  return {
    url: `postgres://foyer@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stop()
      await remove()
    },
  }
}

/**
 * PostgreSQL refuses to run as root: then it runs as the user of Debian's package.
 *
 * @param {string} folder
 * @returns {Promise<(command: string, args: string[]) => [string, string[]]>}
 */
async function otherUser(folder) {
  if (process.getuid?.() !== 0) return (command, args) => [command, args]
  const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
  await chown(folder, Number(uid), Number(gid))
  // Told to the kernel again: becoming somebody else forgets it.
  const become = ['--pdeathsig=INT', '--reuid=postgres', '--regid=postgres', '--init-groups', '--']
  return (command, args) => ['setpriv', [...become, command, ...args]]
}

/** @param {import('node:child_process').ChildProcess} child */
function acceptingConnections(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    /** @param {string} why */
    const fail = (why) =>
      reject(new Failure(`PostgreSQL could not be started: ${why}\n${lastLines(said, 10)}`))
    const patience = setTimeout(() => fail('not ready in time'), readyWithinMs)
    child.once('close', (code, signal) => fail(`it ended (${code ?? signal})`))
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      said = lastLines(said + text, 50)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(patience)
      resolve(undefined)
    })
  })
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
