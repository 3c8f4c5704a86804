import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { buildForNode, QUICK_START } from './testing/build-for-node.ts'
import { makePlace } from './testing/start-test-server.ts'

let built: Awaited<ReturnType<typeof buildForNode>>
let parent: string
let place: Awaited<ReturnType<typeof makePlace>>
beforeAll(async () => {
  built = await buildForNode(path.join(import.meta.dirname, 'index.ts'))
  parent = await mkdtemp(path.join(os.tmpdir(), 'foyer-command-'))
  place = await makePlace()
})
afterAll(async () => {
  await rm(parent, { recursive: true, force: true })
  await place.remove()
  await built.remove()
})

interface Run {
  code: number | null
  stdout: string
  stderr: string
}

function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [...QUICK_START, built.script, ...args], {
    env: { ...process.env, LOG_LEVEL: 'info', DATABASE_URL: place.databaseUrl ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const run: Run = { code: null, stdout: '', stderr: '' }
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => {
      run.stdout += String(data)
      if (run.stdout.includes('\n')) resolve()
    })
  })
  child.stderr.on('data', (data) => (run.stderr += String(data)))
  const ended = new Promise<Run>((resolve) => {
    child.once('close', (code) => resolve({ ...run, code }))
  })
  return { child, ready, ended, run }
}

const runToEnd = (args: string[], env?: Record<string, string>) => start(args, env).ended

/** A copy of the data folder, to be spoilt. */
function copyOfData(name: string): string {
  const folder = path.join(parent, name)
  cpSync(place.dataFolder, folder, { recursive: true })
  return folder
}

function expectSentence(run: Run, code: number, ...parts: string[]) {
  expect(run.stdout).toBe('')
  for (const part of parts) expect(run.stderr).toContain(part)
  const lines = run.stderr.trim().split('\n')
  expect(lines.at(-1)).not.toMatch(/^\s+at |^\{/)
  expect(lines).toHaveLength(1)
  expect(run.code).toBe(code)
}

test('prints one line when it is ready, and closes cleanly on SIGTERM', async () => {
  const { child, ready, ended, run } = start(['--port', '0', '--data', place.dataFolder])
  await ready
  const { url } = JSON.parse(run.stdout) as { url: string }
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await fetch(`${url}/about`)).status).toBe(200)

  const second = await runToEnd(['--data', place.dataFolder])
  expectSentence(second, 1, 'Another Foyer server', place.dataFolder, '--data')

  child.kill('SIGTERM')
  const { code, stdout } = await ended
  expect(code).toBe(0)
  expect(stdout.trim().split('\n')).toHaveLength(1)
  expect(await readdir(place.dataFolder)).not.toContain('lock')
})

test('after kill -9 the folder is not taken to be in use', async () => {
  const killed = start(['--data', place.dataFolder])
  await killed.ready
  killed.child.kill('SIGKILL')
  await killed.ended
  const again = start(['--data', place.dataFolder])
  await again.ready
  again.child.kill('SIGINT')
  expect((await again.ended).code).toBe(0)
})

test('--help exits with 0', async () => {
  const { code, stdout } = await runToEnd(['--help'])
  expect(code).toBe(0)
  for (const option of ['--port', '--data', '--quota', '--demo', '--customers', '--messages']) {
    expect(stdout).toContain(option)
  }
})

test('a wrong command line is named, with the way out, and exits with 2', async () => {
  expectSentence(await runToEnd(['--prot', '1']), 2, '--prot', '--help')
  expectSentence(await runToEnd(['--port', 'abc']), 2, '--port', 'abc', '65535')
  expectSentence(await runToEnd(['--port', '65536']), 2, '65535')
  expectSentence(await runToEnd(['--data']), 2, '--data', '--help')
  expectSentence(await runToEnd(['--customers', '5']), 2, '--demo')
  expectSentence(await runToEnd(['stray']), 2, 'stray', '--help')
  expectSentence(await runToEnd(['--location', 'Riverside']), 2, '--owner', '--time-zone')
})

test('a port in use is named', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void taken.close())
  const { port } = taken.address() as { port: number }
  const run = await runToEnd(['--port', String(port), '--data', place.dataFolder])
  expectSentence(run, 1, `Port ${port} is in use`, '--port')
})

test('a folder that can’t be made or written is named', async () => {
  const file = path.join(parent, 'a-file')
  await writeFile(file, '')
  expectSentence(
    await runToEnd(['--data', path.join(file, 'data')]),
    1,
    file,
    'can’t be written'.replace('’', "'"),
  )
  expectSentence(await runToEnd(['--data', file]), 1, file, '--data')
})

test('data of a newer version is refused and left as it is', async () => {
  const folder = copyOfData('newer')
  await writeFile(path.join(folder, 'version'), '999\n')
  expectSentence(await runToEnd(['--data', folder]), 1, folder, 'newer version', '999')
})

test.skipIf(process.env.TEST_DATABASE_URL)(
  'a database that is garbage is named and left as it is',
  async () => {
    for (const [name, spoil] of [
      ['control', 'database/global/pg_control'],
      ['version', 'database/PG_VERSION'],
    ] as const) {
      const folder = copyOfData(`garbage-${name}`)
      await writeFile(path.join(folder, spoil), 'garbage'.repeat(400))
      const run = await runToEnd(['--data', folder])
      expectSentence(run, 1, path.join(folder, 'database'), "can't be read", 'backup')
      expect(await readdir(path.join(folder, 'database'))).toContain('base')
    }
  },
)

test('a PostgreSQL that does not answer is named without its password', async () => {
  const run = await runToEnd(['--data', path.join(parent, 'remote')], {
    DATABASE_URL: 'postgres://foyer:secret@127.0.0.1:1/foyer',
  })
  expectSentence(run, 1, '127.0.0.1:1/foyer', 'DATABASE_URL')
  expect(run.stderr).not.toContain('secret')
})
