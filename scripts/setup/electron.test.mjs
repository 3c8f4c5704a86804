import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { integrityOf } from './carried-electron.mjs'
import { binaryPath, nodeApiOf, reasonIn } from './electron.mjs'

test('knows where the program is in an unpacked Electron', () => {
  expect(binaryPath('linux')).toBe('electron')
  expect(binaryPath('win32')).toBe('electron.exe')
  expect(binaryPath('darwin')).toBe('Electron.app/Contents/MacOS/Electron')
})

test('knows which Electron can load the SQLite module that is shipped', () => {
  expect(nodeApiOf('33.2.1')).toBe(9)
  expect(nodeApiOf('45.4.1')).toBe(10)
})

test('one changed byte is another hash', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-integrity-'))
  await writeFile(path.join(folder, 'one'), 'abc')
  await writeFile(path.join(folder, 'other'), 'abd')
  expect(await integrityOf(path.join(folder, 'one'))).toBe(
    'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
  )
  expect(await integrityOf(path.join(folder, 'other'))).not.toBe(await integrityOf(path.join(folder, 'one')))
})

test('finds the reason above a stack', () => {
  expect(reasonIn('warning\nHTTPError: Response code 404\n    at download (file.js:1:2)\n')).toBe(
    'HTTPError: Response code 404',
  )
  expect(reasonIn('killed\n')).toBe('killed')
  expect(reasonIn('')).toBeUndefined()
})
