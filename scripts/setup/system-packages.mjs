// The system libraries that Electron and the tests need on Debian and Ubuntu. Elsewhere they belong to the desktop.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { attempt } from './processes.mjs'
import { Failure, say, step } from './say.mjs'

/** A name may have alternatives: newer releases call some packages differently. */
export const electronPackages = [
  'libgtk-3-0|libgtk-3-0t64',
  'libnss3',
  'libasound2|libasound2t64',
  'libgbm1',
  'libatspi2.0-0|libatspi2.0-0t64',
  'libnotify4',
  'libsecret-1-0',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'dbus',
]
/** Without these Foyer runs, but some names and messages are boxes. */
export const fontPackages = ['fonts-dejavu-core', 'fonts-noto-color-emoji', 'fonts-noto-cjk']
export const displayPackages = ['xvfb', 'xauth']
/** The portal's tests drive a real browser, the server's run on both databases, files are dragged from another program, PDFs are read. */
export const testPackages = [
  'chromium|chromium-browser',
  'postgresql',
  'xdotool',
  'python3-gi',
  'gir1.2-gtk-3.0',
  'poppler-utils',
]
export const packagingPackages = ['p7zip-full|7zip']

/**
 * @param {string} what for the line that says what is going on
 * @param {readonly string[]} wanted
 */
export async function ensureSystemPackages(what, wanted) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return
  const names = wanted.flatMap((name) => name.split('|'))
  const { stdout } = await attempt('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names])
  const missing = missingPackages(wanted, stdout)
  if (missing.length === 0) return
  const choice = await installable(missing)
  if (process.getuid?.() !== 0) {
    const sentence = `These system packages are missing for ${what}: ${choice.join(' ')}`
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${choice.join(' ')}`
    if (missing.some((name) => !fontPackages.includes(name))) throw new Failure(sentence, `Run: ${command}`)
    say(`• ${sentence}\n  It goes on without. To have them: ${command}`)
    return
  }
  await step(`Installing ${choice.length} system packages for ${what}: ${choice.join(' ')}`, () =>
    install(choice),
  )
}

/**
 * @param {readonly string[]} wanted
 * @param {string} statuses what dpkg-query said: a name and a state on each line
 */
export function missingPackages(wanted, statuses) {
  const present = new Set()
  for (const line of statuses.split('\n')) {
    const [name, state] = line.split(' ')
    if (state === 'installed') present.add(name)
  }
  return wanted.filter((name) => !name.split('|').some((alternative) => present.has(alternative)))
}

/**
 * Of each name the alternative that this release has.
 *
 * @param {readonly string[]} missing
 */
async function installable(missing) {
  const alternatives = missing.flatMap((name) => (name.includes('|') ? name.split('|') : []))
  const known =
    alternatives.length > 0 ? (await attempt('apt-cache', ['policy', ...alternatives])).stdout : ''
  return missing.map((name) => pickAlternative(name, known))
}

/**
 * @param {string} name
 * @param {string} policy what `apt-cache policy` said
 */
export function pickAlternative(name, policy) {
  const alternatives = name.split('|')
  const known = policy.split(/^(?=\S)/m).filter((entry) => !/Candidate: \(none\)/.test(entry))
  const found = alternatives.find((alternative) => known.some((entry) => entry.startsWith(`${alternative}:`)))
  return found ?? alternatives[0] ?? name
}

/** @param {readonly string[]} names */
async function install(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const command = ['install', '-y', '--no-install-recommends', ...names]
  const lists = await readdir('/var/lib/apt/lists').catch(() => [])
  const fresh = lists.some((file) => /_Packages/.test(file))
  if (fresh && (await attempt('apt-get', command, { env })).code === 0) return
  // Without lists, or with outdated ones that name files which the mirrors no longer have.
  const update = await attempt('apt-get', ['update'], { env })
  const { code, stderr } = await attempt('apt-get', command, { env })
  if (code === 0) return
  if (update.code !== 0) say(update.stderr.trim())
  throw new Failure(
    `apt-get could not install ${names.join(' ')}.\n${stderr.trim()}`,
    `Run it yourself to see more: apt-get update && apt-get ${command.join(' ')}`,
  )
}
