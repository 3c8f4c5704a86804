import { isBuiltin } from 'node:module'
import path from 'node:path'
import { importRules } from '../import-rules.mjs'

/**
 * Whether an import breaks the table, as the sentence that says so.
 *
 * @param {string} file the importing file, relative to the root of the project, with slashes
 * @param {string} source as written in the import
 * @param {boolean} onlyTypes
 * @returns {string | undefined}
 */
export function importBreach(file, source, onlyTypes) {
  const rule = ruleFor(file)
  if (!rule) return undefined
  if (!source.startsWith('.')) {
    const name = packageName(source)
    const allowed = isBuiltin(source) ? nodeAllows(rule, source) : (rule.packages ?? []).includes(name)
    return allowed ? undefined : `${rule.place} may not import ${isBuiltin(source) ? source : name}`
  }
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), source))
  if (isIn(target, rule.place)) return insideBreach(rule, file, target)
  if ((rule.ours ?? []).some((place) => isIn(target, place))) return undefined
  const asTypes = (rule.types ?? []).some((place) => isIn(target, place))
  if (asTypes && onlyTypes) return undefined
  return `${rule.place} may not import ${target}${asTypes ? ' except its types (import type)' : ''}`
}

/** @param {string} file */
function ruleFor(file) {
  if (/\.test\.[a-z]+$/.test(file) || /\/testing\//.test(file)) return undefined
  return importRules
    .filter((rule) => isIn(file, rule.place))
    .sort((one, other) => other.place.length - one.place.length)[0]
}

/**
 * @param {import('../import-rules.mjs').ImportRule} rule
 * @param {string} file
 * @param {string} target
 */
function insideBreach(rule, file, target) {
  const inside = path.posix.relative(rule.place, target)
  if (rule.shared && file !== target && !rule.shared.includes(inside)) {
    return `No file of ${rule.place} may import another, except ${rule.shared.join(', ')}`
  }
  if (!rule.rooms) return undefined
  const ownRoom = path.posix.relative(rule.place, file).split('/')[0]
  const [room = '', ...rest] = inside.split('/')
  if (room === ownRoom || /^index\.tsx?$/.test(rest.join('/'))) return undefined
  return `${rule.place}/${ownRoom} may import ${rule.place}/${room} only through its index`
}

/**
 * @param {import('../import-rules.mjs').ImportRule} rule
 * @param {string} source
 */
function nodeAllows(rule, source) {
  return rule.node === true || (rule.node ?? []).includes(source)
}

/** @param {string} source */
function packageName(source) {
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/')
}

/**
 * @param {string} file
 * @param {string} place
 */
function isIn(file, place) {
  return file === place || file.startsWith(`${place}/`)
}
