// npm run dist: packages the app for this system into dist/. With --smoke it starts what it has packaged against a demo
// network and does the main job with it.
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buildTargets } from './build/build-targets.mjs'
import { packageApp, packagedProgram } from './dist/package-app.mjs'
import { verifyPackage } from './dist/verify-package.mjs'
import { parseFlags } from './flags.mjs'
import { atEnd, endAll, endOnSignals, isEnding } from './setup/endings.mjs'
import { root } from './setup/places.mjs'
import { runCommand, say } from './setup/say.mjs'
import { desktopEnvironment, setUpApp } from './setup/set-up.mjs'
import { demoArguments, demoEnvironment } from './start/app.mjs'
import { ensureDemoServer } from './start/demo-server.mjs'
import { runSmoke } from './start/smoke.mjs'

const help = `npm run dist                   packages Foyer for this system into dist/
npm run dist -- --smoke        packages the folder only, starts the packaged app and does the main job with it
npm run dist -- --help         shows this`

endOnSignals()
await runCommand(async () => {
  try {
    return await dist()
  } finally {
    await endAll()
  }
})

async function dist() {
  const { switches } = parseFlags(process.argv.slice(2), { smoke: 'switch', help: 'switch' }, 'npm run dist')
  if (switches.has('help')) {
    process.stdout.write(`${help}\n`)
    return 0
  }
  const runtime = await setUpApp({ packaging: true })
  await buildTargets()
  // The first start of a demo network takes as long as packaging does.
  const world = switches.has('smoke') ? makeWorld(runtime) : null
  // Told where it is waited for, not before.
  world?.catch(() => undefined)
  await packageApp(runtime, { onlyFolder: world !== null })
  await verifyPackage(packagedProgram())
  say(`• Packaged: ${path.dirname(packagedProgram())}`)
  return world ? smoke(await world) : 0
}

/**
 * A desktop, and a demo network in a folder that goes with the run.
 *
 * @param {import('./setup/electron.mjs').Runtime} runtime
 */
async function makeWorld(runtime) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-packaged-'))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  const [{ env }, demo] = await Promise.all([desktopEnvironment(runtime), ensureDemoServer(folder)])
  return { folder, env, demo }
}

/** @param {Awaited<ReturnType<typeof makeWorld>>} world */
async function smoke({ folder, env, demo }) {
  const artifacts = path.join(root, 'artifacts', 'packaged')
  const args = ['--log-level=3', ...demoArguments(demo, folder), `--artifacts=${artifacts}`]
  const { code, result } = await runSmoke(packagedProgram(), args, { ...env, ...demoEnvironment(demo) })
  await endAll()
  if (result) process.stdout.write(`${JSON.stringify(result)}\n`)
  else if (!isEnding()) say('✗ The smoke run ended without a result.')
  return code === 0 && result?.packaged !== true ? 1 : code
}
