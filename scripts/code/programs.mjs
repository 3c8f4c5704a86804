import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import ts from 'typescript'
import { root } from '../setup/places.mjs'
import { Failure } from '../setup/say.mjs'

/**
 * A folder with a tsconfig.json. What it imports of other folders is in its program, too; its own files are those that
 * are checked with its settings.
 *
 * @typedef {object} Project
 * @property {string} folder
 * @property {readonly string[]} ownFiles absolute, with slashes
 * @property {import('typescript').ParsedCommandLine} settings
 */

/** @returns {Promise<Project[]>} each file belongs to the first project that names it */
export async function readProjects() {
  const folders = (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, 'tsconfig.json')))
    .map((entry) => entry.name)
  const taken = new Set()
  return folders.map((folder) => {
    const settings = readSettings(path.join(root, folder, 'tsconfig.json'))
    const ownFiles = settings.fileNames.filter((file) => !taken.has(file))
    for (const file of ownFiles) taken.add(file)
    return { folder, ownFiles, settings }
  })
}

/** @param {string} file */
function readSettings(file) {
  // What is kept between runs would only be written here, never read.
  const alone = { incremental: false, tsBuildInfoFile: undefined }
  const settings = ts.getParsedCommandLineOfConfigFile(file, alone, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Failure(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
    },
  })
  if (!settings) throw new Failure(`${file} can't be read.`)
  return settings
}

/**
 * Files as they were parsed once: most are in several programs. Only projects whose settings read a file alike share it.
 */
export function sourceCache() {
  /** @type {Map<string, import('typescript').SourceFile | undefined>} */
  const parsed = new Map()
  return {
    /**
     * @param {Project} project
     * @returns {import('typescript').Program}
     */
    programOf({ settings }) {
      const { options, fileNames, projectReferences } = settings
      const host = ts.createCompilerHost(options, true)
      const read = host.getSourceFile.bind(host)
      const { lib, types, paths, configFilePath, ...reading } = options
      const alike = JSON.stringify(reading)
      host.getSourceFile = (name, languageVersion, ...rest) => {
        const key = `${name} ${JSON.stringify(languageVersion)} ${alike}`
        if (!parsed.has(key)) parsed.set(key, read(name, languageVersion, ...rest))
        return parsed.get(key)
      }
      return ts.createProgram({ rootNames: fileNames, options, host, projectReferences })
    },
  }
}
