import { attemptNpm } from '../setup/processes.mjs'
import { root } from '../setup/places.mjs'

/** @typedef {import('./run-stage.mjs').Count} Count */

/**
 * @param {(text: string) => void} tell
 * @returns {Promise<Count>} nothing counted where the registry gives no answer
 */
export async function audit(tell) {
  const { code, stdout, stderr } = await attemptNpm(['audit', '--audit-level=high', '--json'], { cwd: root })
  const verdict = auditVerdict(code === 0, stdout)
  if (verdict === 'no answer') {
    tell(`  Skipped: the package registry does not answer an audit (${firstLine(stderr)}).\n`)
    return { passed: 0, failed: 0 }
  }
  if (verdict === 'clean') return { passed: 1, failed: 0 }
  tell(`${verdict}\n`)
  return { passed: 0, failed: 1 }
}

/**
 * @param {boolean} good
 * @param {string} stdout
 */
export function auditVerdict(good, stdout) {
  /** @type {any} */
  let report
  try {
    report = JSON.parse(stdout)
  } catch {
    return 'no answer'
  }
  if (!report.vulnerabilities) return 'no answer'
  if (good) return 'clean'
  const serious = Object.values(report.vulnerabilities).filter((entry) =>
    ['high', 'critical'].includes(entry.severity),
  )
  return serious.map((entry) => `  ${entry.severity}: ${entry.name} ${entry.range}`).join('\n')
}

/** @param {string} text */
function firstLine(text) {
  return text.split('\n')[0]?.replace(/^npm (warn|error) (audit )?/, '') ?? ''
}
