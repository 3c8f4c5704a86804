// npm start: from a fresh clone to an open window.
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { buildTargets } from './build/build-targets.mjs'
import { parseFlags } from './flags.mjs'
import { endAll, endOnSignals, isEnding } from './setup/endings.mjs'
import { demoFolder, root } from './setup/places.mjs'
import { misuse, runCommand, say } from './setup/say.mjs'
import { desktopEnvironment, setUpApp } from './setup/set-up.mjs'
import { demoArguments, demoEnvironment, runApp } from './start/app.mjs'
import { requireDataFolder } from './start/data-folder.mjs'
import { ensureDemoServer } from './start/demo-server.mjs'
import { runSmoke } from './start/smoke.mjs'

const help = `npm start                      opens Foyer on a demo network of its own, signed in
npm start -- --server URL      opens the sign-in page of that server
npm start -- --data FOLDER     keeps the demo network and the app's data in that folder
npm start -- --smoke           does the main job by itself, writes pictures to artifacts/, prints one line of JSON
npm start -- --help            shows this`

const artifacts = path.join(root, 'artifacts')

endOnSignals()
await runCommand(async () => {
  try {
    return await start()
  } finally {
    await endAll()
  }
})

async function start() {
  const { switches, texts } = parseFlags(
    process.argv.slice(2),
    { server: 'text', data: 'text', smoke: 'switch', help: 'switch' },
    'npm start',
  )
  if (switches.has('help')) {
    process.stdout.write(`${help}\n`)
    return 0
  }
  const server = texts.get('server')
  if (server && !/^https?:\/\/[^/]/.test(server)) {
    throw misuse(`--server takes the address of a server, like https://foyer.example, not "${server}".`)
  }
  const data = texts.get('data')
  const folder = data ? path.resolve(data) : demoFolder()
  if (data || !server) await requireDataFolder(folder)
  const runtime = await setUpApp()
  await buildTargets(server ? ['main', 'preload', 'renderer'] : undefined)

  const [{ env, virtual }, demo] = await Promise.all([
    desktopEnvironment(runtime),
    server ? undefined : ensureDemoServer(folder),
  ])
  const args = [root, '--log-level=3']
  if (demo) {
    args.push(...demoArguments(demo, folder))
    Object.assign(env, demoEnvironment(demo))
    say(`• The demo network is at ${demo.ready.url}, its data in ${folder}`)
  } else {
    args.push(`--server=${server}`)
    if (data) args.push(`--user-data=${path.join(folder, 'app')}`)
  }
  if (switches.has('smoke')) return smoke(runtime.binary, args, env)
  return open(runtime.binary, args, env, virtual)
}

/**
 * @param {string} binary
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function smoke(binary, args, env) {
  const { code, result } = await runSmoke(binary, [...args, `--artifacts=${artifacts}`], env)
  await endAll()
  if (result) process.stdout.write(`${JSON.stringify(result)}\n`)
  else if (!isEnding()) say('✗ The smoke run ended without a result.')
  return code
}

/**
 * @param {string} binary
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} virtual
 */
async function open(binary, args, env, virtual) {
  if (!virtual) return (await runApp(binary, args, env).ended).code
  const picture = path.join(artifacts, 'window.png')
  await mkdir(artifacts, { recursive: true })
  await rm(picture, { force: true })
  const tell = setInterval(() => {
    if (!existsSync(picture)) return
    clearInterval(tell)
    say(`• A picture of the open window: ${picture}`)
    say('  Foyer keeps running. Ctrl-C ends it.')
  }, 100)
  const { code } = await runApp(binary, [...args, `--screenshot=${picture}`], env).ended
  clearInterval(tell)
  return isEnding() ? 0 : code
}
