import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../setup/places.mjs'

// The linter itself, with the project's settings, on files that were planted in a folder of their own.

/** Each file with its only statement, and what the linter has to say of it. */
/** @type {[file: string, code: string, found: RegExp | undefined][]} */
const planted = [
  ['main/sync/named.ts', "import { a } from '../store/store.ts'\na()", /^main\/sync may not import/],
  ['main/sync/handed-on.ts', "export { a } from '../store/store.ts'", /^main\/sync may not import/],
  ['main/sync/all.ts', "export * from '../store/store.ts'", /^main\/sync may not import/],
  ['main/sync/late.ts', "export const a = import('../store/store.ts')", /^main\/sync may not import/],
  ['main/sync/for-effect.ts', "import 'electron'", /^main\/sync may not import/],
  ['main/sync/of-types.ts', "import type { A } from '../store/store.ts'\nexport type B = A", undefined],
  ['main/sync/clock.ts', 'export const now = Date.now()', /clock passed in/],
  ['main/sync/dice.ts', 'export const one = Math.random()', /dice passed in/],
  ['main/sync/timers.ts', 'setTimeout(() => undefined, 1)', /timers passed in/],
  ['main/store/clock.ts', 'export const now = Date.now()', undefined],
  ['main/shell/link.ts', "export const go = (shell) => shell.openExternal('https://a.example')", /open-external/],
  ['main/shell/open-external.ts', "export const go = (shell) => shell.openExternal('https://a.example')", undefined],
  ['main/shell/host.ts', "import { ipcMain } from 'electron'\nexport const a = ipcMain", /ipc-host/],
  ['tests/e2e/link.ts', "export const go = (shell) => shell.openExternal('https://a.example')", undefined],
  ['main/shell/said.ts', "console.log('said')", /console/],
  ['renderer/app/Page.tsx', 'export const page = <p dangerouslySetInnerHTML={{ __html: text }} />', /no HTML/],
  ['renderer/app/bare.ts', 'export const api = window.api', /bridge/],
  ['renderer/app/Effect.tsx', 'export function Effect({ open }) {\n  if (open) useState(1)\n}', /conditionally/],
  ['renderer/app/Twins.tsx', 'export const a = <p><b key={id} />{open && <i key={id} />}</p>', /key \{id\}/],
  ['renderer/app/Twins1.tsx', 'export const a = <p><b key={`b ${id}`} /><i key={`i ${id}`} /></p>', undefined],
  ['renderer/app/Twins2.tsx', 'export const a = <p><b><i key={id} /></b><u key={id} /></p>', undefined],
  ['renderer/app/Twins3.tsx', 'export const a = <p>{open ? <b key={id} /> : <i key={id} />}</p>', undefined],
  ['renderer/app/utils.ts', 'export const a = 1', /says nothing/],
  ['server/rules/later.ts', '// TODO: rights\nexport const a = 1', /todo/i],
  ['tests/e2e/fixture.spec.ts', 'export const a = ({}, use) => use(1)', undefined],
] // prettier-ignore

// It is called like one of the project's own folders: that must not make everything in it a part of main.
const temporary = mkdtempSync(path.join(tmpdir(), 'foyer-lint-'))
const folder = path.join(temporary, 'main')
/** @type {Map<string, string[]>} */
const said = new Map()

beforeAll(() => {
  for (const [file, code] of planted) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), `${code}\n`)
  }
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint')
  const settings = path.join(root, 'scripts/oxlint.config.mjs')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--config', settings, '--format', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  for (const { filename, message, code } of JSON.parse(stdout).diagnostics) {
    // Nothing that the planted lines name has a type.
    if (String(code).startsWith('typescript(no-unsafe-')) continue
    said.set(filename, [...(said.get(filename) ?? []), message])
  }
})
afterAll(() => rmSync(temporary, { recursive: true }))

test.each(planted)('%s: %s', (file, _code, found) => {
  expect(said.get(file) ?? []).toEqual(found ? [expect.stringMatching(found)] : [])
})
