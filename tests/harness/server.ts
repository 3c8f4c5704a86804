import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './places.ts'
import type { ServerData } from './seeded.ts'

export interface SignInWords {
  email: string
  password: string
}

/** The built server in a process of its own, on a data folder that outlives it. */
export interface Server {
  url: string
  port: number
  data: ServerData
  /** The demo network's front-desk administrator. */
  demo: SignInWords
  /** kill -9: nothing is flushed, nobody says goodbye. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** A server that lives for one test is not worth the compiler's best work on its database. */
const QUICK_START = ['--liftoff', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

/** Starts the built server with the demo network; the first start on empty data writes it. */
export async function startServer(
  data: ServerData,
  port = 0,
  more: string[] = [],
  settings: Record<string, string> = {},
): Promise<Server> {
  const entry = join(ROOT, 'out/server/index.js')
  const args = [...QUICK_START, entry, '--port', String(port), '--data', data.folder, '--demo', ...more]
  const env = {
    ...process.env,
    LOG_LEVEL: 'warn',
    DATABASE_URL: data.databaseUrl ?? '',
    SMTP_URL: '',
    ...settings,
  }
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const ready = await readyLine(child, said)
  return {
    url: ready.url,
    port: Number(new URL(ready.url).port),
    data,
    demo: ready.demo,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function readyLine(child: ChildProcess, said: string[]): Promise<{ url: string; demo: SignInWords }> {
  if (!child.stdout) throw new Error('the server has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{"url":')) {
      child.stdout.resume()
      return JSON.parse(line) as { url: string; demo: SignInWords }
    }
    said.push(line)
  }
  throw new Error(`The server ended before it was ready:\n${said.join('\n')}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}
