// What Electron runs when it is given the path of an app: `electron [switches] [-r module]… <app> [arguments of the
// app]`. Electron's own download has it inside; the runtime carried by the registry has not.
//
// An ES module with a top-level await: Electron holds its `ready` event back until this module has run, so the app's
// main module is loaded before it, as it is in a packaged app.
import { app } from 'electron'
import fs from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const { preloads, place, version } = parse(process.argv.slice(1))

// Electron itself sets this; libraries and the app ask it whether they run packaged.
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })

if (version) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
if (!place) {
  process.stderr.write('Usage: electron <path of the app>\n')
  process.exit(1)
}
// Playwright drives the app through a module that it preloads.
if (preloads.length > 0) Module._preloadModules(preloads)
try {
  await load(path.resolve(place))
} catch (error) {
  process.stderr.write(`The app could not be started.\n${error.stack ?? error}\n`)
  process.exit(1)
}

/** @param {string[]} args */
function parse(args) {
  const preloads = []
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]
    if (arg === '-r' || arg === '--require') preloads.push(args[++index])
    else if (arg === '-v' || arg === '--version') return { preloads, version: true }
    else if (!arg.startsWith('-')) return { preloads, place: arg }
  }
  return { preloads }
}

/** @param {string} place a folder with a package.json, or a file */
async function load(place) {
  let main = place
  if (fs.statSync(place).isDirectory()) {
    const manifest = JSON.parse(fs.readFileSync(path.join(place, 'package.json'), 'utf8'))
    if (manifest.version) app.setVersion(manifest.version)
    app.name = manifest.productName ?? manifest.name ?? app.name
    app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
    app.setAppPath(place)
    main = path.resolve(place, manifest.main ?? 'index.js')
  } else {
    app.setAppPath(path.dirname(place))
  }
  const file = Module._resolveFilename(main, null, true)
  process._firstFileName = file
  await import(pathToFileURL(file).href)
}
