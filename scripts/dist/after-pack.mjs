import { rm } from 'node:fs/promises'
import path from 'node:path'

/**
 * A development runtime carries an app that opens other apps; a packaged Foyer opens only itself.
 *
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context
 */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const bundle = `${packager.appInfo.productFilename}.app`
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, bundle, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources')
  for (const name of ['default_app.asar', 'default_app.asar.built-from']) {
    await rm(path.join(resources, name), { force: true })
  }
}
