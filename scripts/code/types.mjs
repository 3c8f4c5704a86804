import ts from 'typescript'
import { root } from '../setup/places.mjs'

/** @typedef {import('./programs.mjs').Project} Project */

/**
 * What the compiler has to say of a project: of its settings, of its own files, and of those that no project owns.
 *
 * @param {import('typescript').Program} program
 * @param {Project} project
 * @param {ReadonlySet<string>} owned the files of all projects: each is checked in its own
 * @returns {string} empty when all is well
 */
export function typeErrors(program, { settings, ownFiles }, owned) {
  const own = new Set(ownFiles)
  const files = program.getSourceFiles().filter(({ fileName }) => {
    return own.has(fileName) || !(owned.has(fileName) || fileName.includes('/node_modules/'))
  })
  return ts.formatDiagnostics(
    ts.sortAndDeduplicateDiagnostics([
      ...settings.errors,
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...files.flatMap((file) => [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ]),
    ]),
    { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' },
  )
}
