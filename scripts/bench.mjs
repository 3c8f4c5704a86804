// npm run bench: how quick Foyer is, each figure beside the limit that it is compared with, measured in the same run.
import { rm, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { benchFolders, hasCluster } from './bench/kept-network.mjs'
import { printFigures, writeReport } from './bench/report.mjs'
import { buildTargets } from './build/build-targets.mjs'
import { parseFlags } from './flags.mjs'
import { endAll, endOnSignals } from './setup/endings.mjs'
import { root } from './setup/places.mjs'
import { misuse, runCommand, say } from './setup/say.mjs'
import { desktopEnvironment, setUpApp } from './setup/set-up.mjs'
import { show } from './test/run-stage.mjs'

const groups = ['start', 'rest', 'open', 'scroll', 'typing', 'send', 'storage', 'catch-up', 'bootstrap']

const help = `npm run bench                    measures everything on a demo network of 10,000 customers and 1,000,000 messages
npm run bench -- --only NAMES    only these groups, with commas: ${groups.join(', ')}
npm run bench -- --small         a quick run on a small network, to see that it works
npm run bench -- --pglite        keeps the network in PGlite where there is a PostgreSQL, too
npm run bench -- --help          shows this

Prints each figure beside its limit and its target, and writes artifacts/bench.json. A target that is missed fails nothing.`

endOnSignals()
await runCommand(async () => {
  try {
    return await bench()
  } finally {
    await endAll()
  }
})

async function bench() {
  const { switches, texts } = parseFlags(
    process.argv.slice(2),
    { only: 'text', small: 'switch', pglite: 'switch', help: 'switch' },
    'npm run bench',
  )
  if (switches.has('help')) {
    process.stdout.write(`${help}\n`)
    return 0
  }
  const only = (texts.get('only') ?? groups.join(',')).split(',').map((name) => name.trim())
  const unknown = only.find((name) => !groups.includes(name))
  if (unknown !== undefined) {
    throw misuse(`There is nothing called "${unknown}" to measure.`, `There are: ${groups.join(', ')}.`)
  }
  const runtime = await setUpApp({ tests: true })
  const { env } = await desktopEnvironment(runtime)
  await buildTargets()

  const small = switches.has('small')
  const size = small ? { customers: 500, messages: 20_000 } : { customers: 10_000, messages: 1_000_000 }
  const cluster = switches.has('pglite') || small ? undefined : await hasCluster()
  const folders = await benchFolders(size, cluster ? 'postgresql' : 'pglite')
  const results = path.join(root, 'artifacts', 'bench', 'figures.jsonl')
  await mkdir(path.dirname(results), { recursive: true })
  await rm(results, { force: true })
  const running = await cluster?.(path.join(folders.network, 'postgresql'))
  say(`• The network that is measured is kept in ${folders.network}`)

  const titles = only.map((name) => `(^| )${name}`).join('|')
  const code = await show(
    [
      ...['node_modules/@playwright/test/cli.js', 'test'],
      ...['--config', 'tests/bench/playwright.config.ts', '--grep', titles],
    ],
    {
      ...env,
      FOYER_BENCH_FOLDER: folders.network,
      FOYER_BENCH_DEVICES: folders.devices,
      FOYER_BENCH_RESULTS: results,
      FOYER_BENCH_CUSTOMERS: String(size.customers),
      FOYER_BENCH_MESSAGES: String(size.messages),
      FOYER_BENCH_DATABASE_URL: running?.url ?? '',
      FOYER_BENCH_SMALL: small ? '1' : '',
    },
  )
  await running?.stop()
  const lines = (await readFile(results, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  /** @type {import('./bench/report.mjs').Figure[]} */
  const figures = lines.map((line) => JSON.parse(line))
  printFigures(figures)
  await writeReport(path.join(root, 'artifacts', 'bench.json'), runtime.version, figures)
  return code
}
