import { ESLint } from 'eslint'
import { root } from '../setup/places.mjs'

const typed = '**/*.{ts,tsx}'

/**
 * Lints files of a program that is there anyway: the linter need not read and understand them again.
 *
 * @param {import('typescript').Program} program
 * @param {readonly string[]} files
 * @returns {Promise<string>} empty when all is well
 */
export async function lintTyped(program, files) {
  const parserOptions = { project: null, programs: [program] }
  const sources = files.filter((file) => /\.tsx?$/.test(file))
  return sources.length > 0 ? lint(sources, { files: [typed], languageOptions: { parserOptions } }) : ''
}

/** @returns {Promise<string>} what is wrong in the files without types; empty when all is well */
export async function lintUntyped() {
  return lint(['.'], { ignores: [typed] })
}

/**
 * @param {string[]} files
 * @param {import('eslint').Linter.Config} more
 */
async function lint(files, more) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: 'scripts/eslint.config.mjs',
    overrideConfig: [more],
  })
  const results = await eslint.lintFiles(files)
  return (await eslint.loadFormatter('stylish')).format(results)
}
