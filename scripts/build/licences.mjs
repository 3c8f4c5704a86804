import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const isLicence = /^(licen[cs]e|copying|notice|ofl)/i

/**
 * Writes `licences.txt` beside what is built: the licence of every package that went into it, and those that lie in the
 * folders of the files that were used (fonts, tables and decoders of pdfjs-dist have their own). Most of them ask for
 * nothing else but to be handed on.
 *
 * @returns {import('vite').Plugin}
 */
export function licences() {
  let base = ''
  return {
    name: 'licences',
    configResolved(config) {
      base = config.root
    },
    async generateBundle(_options, bundle) {
      const assets = Object.values(bundle).flatMap((output) =>
        output.type === 'asset' ? output.originalFileNames.map((name) => path.resolve(base, name)) : [],
      )
      const files = [...this.getModuleIds(), ...assets]
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: await licencesOf(files) })
    },
  }
}

/**
 * @param {readonly string[]} files names of modules, as the bundler gives them
 * @returns {Promise<string>} one text, by package
 */
export async function licencesOf(files) {
  const folders = new Set(files.flatMap(foldersOf))
  /** @type {Map<string, string[]>} */
  const texts = new Map()
  for (const folder of [...folders].sort()) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((entry) => isLicence.test(entry))) {
      const text = await readFile(path.join(folder, name), 'utf8').catch(() => '')
      const found = path.join(folder, name)
      const title = found.slice(found.lastIndexOf('node_modules') + 'node_modules/'.length)
      if (text !== '') texts.set(text, [...(texts.get(text) ?? []), title.replaceAll(path.sep, '/')])
    }
  }
  return [...texts]
    .map(([text, titles]) => `${titles.join('\n')}\n\n${text.trim()}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/**
 * The folders from a file up to its package.
 *
 * @param {string} file
 * @returns {string[]}
 */
function foldersOf(file) {
  const plain = path.normalize(file.replace(/^\0/, '').replace(/[?#].*$/, ''))
  const parts = plain.split(path.sep)
  const at = parts.lastIndexOf('node_modules')
  if (at < 0) return []
  const root = at + (parts[at + 1]?.startsWith('@') ? 3 : 2)
  return parts.slice(root).map((_, index) => parts.slice(0, root + index).join(path.sep))
}
