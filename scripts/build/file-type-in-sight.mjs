const ITS_SOURCE = /[\\/]node_modules[\\/]file-type[\\/]source[\\/]index\.js$/
const HIDDEN = "importAtRuntime('strtok3')"

/**
 * file-type loads its reader of files by a name that bundlers don't see, so that pages need not have it. What is bundled
 * here for Node would ask for a package that a packaged app lacks, and find no file to be a picture. Here it is seen.
 *
 * @returns {import('vite').Plugin}
 */
export function fileTypeInSight() {
  return {
    name: 'file-type-in-sight',
    transform(code, id) {
      return ITS_SOURCE.test(id) ? inSight(code) : null
    },
  }
}

/**
 * @param {string} code the source of file-type
 * @returns {string} throws where a new version does it in another way
 */
export function inSight(code) {
  if (!code.includes(HIDDEN))
    throw new Error(`file-type no longer says ${HIDDEN}: see file-type-in-sight.mjs.`)
  return code.replaceAll(HIDDEN, "import('strtok3')")
}
