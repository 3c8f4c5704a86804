import path from 'node:path'

const empty = ['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'service', 'handler', 'misc']

/**
 * Files in kebab-case, components in PascalCase, and no name that says nothing.
 *
 * @param {string} file relative to the root of the project, with slashes
 * @returns {string | undefined}
 */
export function fileNameBreach(file) {
  const [name = ''] = path.posix.basename(file).split('.')
  const words = file.replace(/\.[a-z.]+$/, '').split(/[/-]|(?<=[a-z])(?=[A-Z])/)
  const nothing = words.find((word) => empty.includes(word.toLowerCase()))
  if (nothing) return `"${nothing}" says nothing about what is in ${file}.`
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return undefined
  if (/\.tsx$/.test(file) && /^[A-Z][A-Za-z0-9]*$/.test(name)) return undefined
  return `${file} is neither kebab-case nor a component in PascalCase.`
}
