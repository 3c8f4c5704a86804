import { readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { root } from '../setup/places.mjs'

/**
 * @typedef {object} Figure one line of artifacts/bench.json
 * @property {string} name
 * @property {string} unit
 * @property {number} value
 * @property {number | null} p95
 * @property {number | null} limit
 * @property {string | null} limitName
 * @property {number | null} ratio
 * @property {number | null} target
 * @property {number} n
 */

/**
 * Whether a figure meets its target: by its ratio, or by its value where there is no limit to compare with; undefined
 * without a target.
 *
 * @param {Figure} figure
 */
export function meets({ ratio, limit, value, target }) {
  if (target === null) return undefined
  if (limit === null) return value <= target
  return ratio !== null && ratio <= target
}

/**
 * The figures as a table, missed targets marked.
 *
 * @param {readonly Figure[]} figures
 * @returns {string}
 */
export function table(figures) {
  const head = ['figure', 'value', 'limit', 'ratio', 'target', '']
  const rows = figures.map((figure) => [
    figure.name,
    `${figure.value} ${figure.unit}`,
    figure.limit === null ? '-' : `${figure.limit} ${figure.unit} (${figure.limitName})`,
    figure.ratio === null ? '-' : String(figure.ratio),
    figure.target === null ? '-' : String(figure.target),
    { true: 'met', false: 'MISSED', undefined: '' }[String(meets(figure))] ?? '',
  ])
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** @param {readonly Figure[]} figures */
export function printFigures(figures) {
  const missed = figures.filter((figure) => meets(figure) === false).length
  process.stdout.write(
    `\n${table(figures)}\n\n${figures.length} figures, ${missed} of them miss their target\n`,
  )
}

/**
 * @param {string} file
 * @param {string} electron its version
 * @param {readonly Figure[]} figures
 */
export async function writeReport(file, electron, figures) {
  await writeFile(file, `${JSON.stringify(await reportOf(electron, figures), null, 2)}\n`)
}

/**
 * The form of performance.md.
 *
 * @param {string} electron
 * @param {readonly Figure[]} figures
 */
export async function reportOf(electron, figures) {
  const [processor] = os.cpus()
  const machine = `${os.cpus().length} x ${processor?.model.trim() ?? 'unknown'}, ${Math.round(os.totalmem() / 1e9)} GB, ${os.type()} ${os.release()}`
  return { machine, electron, sqlite: await sqliteVersion(), figures }
}

/** Of the SQLite that better-sqlite3 carries. */
async function sqliteVersion() {
  const header = path.join(root, 'node_modules', 'better-sqlite3', 'deps', 'sqlite3', 'sqlite3.h')
  const text = await readFile(header, 'utf8').catch(() => '')
  return /#define SQLITE_VERSION\s+"([^"]+)"/.exec(text)?.[1] ?? 'unknown'
}
