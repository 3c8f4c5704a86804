import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../setup/places.mjs'
import { say, step } from '../setup/say.mjs'
import { compiledBinary, needsCompiling } from '../setup/sqlite.mjs'

/**
 * Packages the app for the system at hand, around the runtime at hand.
 *
 * @param {import('../setup/electron.mjs').Runtime} runtime
 * @param {{ onlyFolder: boolean }} options
 */
export async function packageApp(runtime, { onlyFolder }) {
  const { build, Platform, DIR_TARGET } = await import('electron-builder')
  // electron-builder takes this one instead of downloading its own.
  if (existsSync('/usr/bin/7za')) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= '/usr/bin/7za'
  const platform = Platform.current()
  await rm(path.join(root, 'dist'), { recursive: true, force: true })
  await step(`Packaging Foyer around Electron ${runtime.version}`, () =>
    build({
      projectDir: root,
      targets: platform.createTarget(onlyFolder ? [DIR_TARGET] : archives(runtime)),
      publish: 'never',
      config: {
        electronDist: runtime.folder,
        electronVersion: runtime.version,
        // Minutes that a package for tests is not worth.
        compression: runtime.carried ? 'store' : 'normal',
        linux: { files: nativeModule(runtime) },
      },
    }),
  )
}

/**
 * The other formats for Linux need tools that electron-builder downloads from where Electron comes from, too.
 *
 * @param {import('../setup/electron.mjs').Runtime} runtime
 * @returns {string[]} empty: those of electron-builder.yml
 */
function archives(runtime) {
  if (!runtime.carried) return []
  say(
    '• Packaging the folder and the tar.gz: the tools for AppImage and deb come from where Electron comes from.',
  )
  return ['dir', 'tar.gz']
}

/**
 * @param {import('../setup/electron.mjs').Runtime} runtime
 * @returns {Array<{ filter: string[] }>} as a set of files: of plain patterns electron-builder takes only exclusions into modules
 */
function nativeModule(runtime) {
  if (!needsCompiling(runtime.nodeApi, Infinity)) return []
  say(
    `• This package carries the SQLite module compiled here: Electron ${runtime.version} can't load the one that is ` +
      'shipped. It is for tests on this machine, not for people.',
  )
  return [{ filter: [path.relative(root, compiledBinary).replaceAll(path.sep, '/')] }]
}

/** @returns {string} the packaged program */
export function packagedProgram() {
  const dist = path.join(root, 'dist')
  if (process.platform === 'darwin') {
    const folder = process.arch === 'arm64' ? 'mac-arm64' : 'mac'
    return path.join(dist, folder, 'Foyer.app', 'Contents', 'MacOS', 'Foyer')
  }
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`
  return process.platform === 'win32'
    ? path.join(dist, `win${suffix}-unpacked`, 'Foyer.exe')
    : path.join(dist, `linux${suffix}-unpacked`, 'foyer')
}
