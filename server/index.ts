import path from 'node:path'
import { parseArgs } from 'node:util'
import { createLog } from './log.ts'
import type { NewLocation } from './new-location.ts'
import { StartError } from './start-error.ts'
import { startServer, type RunningServer } from './start.ts'

const HELP = `foyer server: the sync server of a network, on 127.0.0.1

  --port N        the port to listen on; 0, which is the default, takes a free one
  --data DIR      where database, files and mail lie; "foyer-data" when it is not given
  --quota N       how many MiB of files one user may have on the server; 102400, which is 100 GiB, by default
  --location NAME opens a location of that name, unless there is one; with it go
  --owner EMAIL   who owns it, with OWNER_PASSWORD when that is somebody without a password for the desk,
  --time-zone T   as in Europe/London, and for the first location
  --network NAME  the name of the network
  --demo          fills an empty database with the demo network
  --customers N   how many customers the demo network has
  --messages N    how many messages the demo network has
  --help          shows this

Environment: DATABASE_URL (a PostgreSQL instead of the built-in database), SMTP_URL (sends mail instead of
writing it to DIR/mail), MAIL_FROM, PUBLIC_URL (how people reach the server when a proxy stands before it; that
proxy then says in X-Forwarded-For who asks, or all share one person's limits),
EVENTS_SECRET (what other systems sign their events with, "whsec_…"; without it the one in
DIR/events-secret, which is made at the first start), PUSH_SERVICES (by which push services portals that are closed
are told: hosts by commas, or "off"; without it those of the browsers there are), LOG_LEVEL ("info" when it is not given).

When it is ready, one line is printed: {"url":"http://127.0.0.1:PORT"}, with --demo also {"demo":{"email","password"}}.
`

const LOG_LEVEL = process.env.LOG_LEVEL ?? 'info'

const OPTIONS = {
  port: { type: 'string' },
  data: { type: 'string' },
  quota: { type: 'string' },
  location: { type: 'string' },
  owner: { type: 'string' },
  'time-zone': { type: 'string' },
  network: { type: 'string' },
  demo: { type: 'boolean' },
  customers: { type: 'string' },
  messages: { type: 'string' },
  help: { type: 'boolean' },
} as const

interface CommandLine {
  port: number
  data: string
  quotaMib: number | undefined
  location: Omit<NewLocation, 'password'> | undefined
  demo: boolean
  customers: number | undefined
  messages: number | undefined
}

/** Reads the command line; null when help was asked for. Throws StartError, which names what is wrong. */
function readCommandLine(args: string[]): CommandLine | null {
  const { values } = parse(args)
  if (values.help === true) return null
  const demo = values.demo ?? false
  const customers = wholeNumber('customers', values.customers, 10_000_000)
  const messages = wholeNumber('messages', values.messages, 100_000_000)
  if (!demo && (customers ?? messages) !== undefined) {
    throw new StartError('--customers and --messages are about the demo network: add --demo.', 2)
  }
  return {
    port: wholeNumber('port', values.port, 65_535) ?? 0,
    data: values.data ?? 'foyer-data',
    quotaMib: wholeNumber('quota', values.quota, 100_000_000),
    location: newLocation(values),
    demo,
    customers,
    messages,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true, allowPositionals: false })
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new StartError(`${sentence}: --help lists what the server understands.`, 2)
  }
}

function newLocation(values: ReturnType<typeof parse>['values']): CommandLine['location'] {
  const { location, owner, network, 'time-zone': timeZone } = values
  if (location === undefined && owner === undefined && network === undefined && timeZone === undefined) {
    return undefined
  }
  if (location === undefined || owner === undefined || timeZone === undefined) {
    throw new StartError('A location is opened with --location, --owner and --time-zone together.', 2)
  }
  return { name: location, owner, network, timeZone }
}

function wholeNumber(name: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && value <= max) return value
  throw new StartError(`--${name} takes a whole number from 0 to ${max}, not "${text}".`, 2)
}

async function run(line: CommandLine): Promise<void> {
  const log = createLog(LOG_LEVEL)
  const server = await startServer({
    dataFolder: line.data,
    port: line.port,
    databaseUrl: process.env.DATABASE_URL || undefined,
    smtpUrl: process.env.SMTP_URL || undefined,
    mailFrom: process.env.MAIL_FROM || undefined,
    publicUrl: process.env.PUBLIC_URL || undefined,
    eventsSecret: process.env.EVENTS_SECRET || undefined,
    pushServices: process.env.PUSH_SERVICES || undefined,
    portalFolder: path.resolve(import.meta.dirname, '../portal'),
    quotaBytes: line.quotaMib === undefined ? undefined : line.quotaMib * 1024 ** 2,
    location: line.location && { ...line.location, password: process.env.OWNER_PASSWORD || undefined },
    demo: line.demo ? { customers: line.customers, messages: line.messages } : undefined,
    log,
  })
  closeOnSignal(server)
  log.info({ database: server.database.kind }, 'ready')
  const demo = server.demo === undefined ? {} : { demo: server.demo }
  process.stdout.write(`${JSON.stringify({ url: server.url, ...demo })}\n`)
}

function closeOnSignal(server: RunningServer): void {
  const close = () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', close)
  process.once('SIGINT', close)
}

function fail(error: unknown): void {
  const known = error instanceof StartError
  if (known && error.cause !== undefined) createLog(LOG_LEVEL).debug({ err: error.cause })
  const detail = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${known ? error.message : `The server could not start: ${detail}`}\n`)
  process.exit(known ? error.exitCode : 1)
}

try {
  const line = readCommandLine(process.argv.slice(2))
  if (line === null) process.stdout.write(HELP)
  else run(line).catch(fail)
} catch (error) {
  fail(error)
}
