// npm run server -- [--port N] [--data FOLDER] [--demo] …: the sync server alone. It gets every argument as it is.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { buildTargets } from './build/build-targets.mjs'
import { root } from './setup/places.mjs'
import { runCommand } from './setup/say.mjs'
import { setUpServer } from './setup/set-up.mjs'

await runCommand(async () => {
  await setUpServer()
  await buildTargets(['server', 'portal'])
  const child = spawn(
    process.execPath,
    [path.join(root, 'out', 'server', 'index.js'), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  )
  // Ctrl-C in a terminal reaches the server by itself; we only wait for it. A signal sent to us alone is passed on.
  process.on('SIGINT', () => undefined)
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
})
