import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newId, type FileId } from '../../protocol/wire/ids.ts'
import { createCleanCopies } from './clean-copies.ts'
import { DamagedCopy, freePath, saveCopy } from './save-copy.ts'

let folder: string
const bytes = Buffer.from('#!/bin/sh\nrm -rf ~')
const sha256 = createHash('sha256').update(bytes).digest('hex')
let source: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-save-'))
  source = join(folder, 'source')
  mkdirSync(join(folder, 'there'))
  writeFileSync(source, bytes, { mode: 0o755 })
})
afterEach(() => rmSync(folder, { recursive: true }))

it('saves the bytes and never the right to run them', async () => {
  const target = join(folder, 'there', 'run.sh')
  await saveCopy(source, target, sha256)
  expect(readFileSync(target)).toEqual(bytes)
  expect(statSync(target).mode & 0o111).toBe(0)
})

it('leaves alone what a browser is just downloading under the same name', async () => {
  const target = join(folder, 'there', 'run.sh')
  writeFileSync(`${target}.part`, 'half of a download')
  await saveCopy(source, target, sha256)
  expect(readFileSync(`${target}.part`, 'utf8')).toBe('half of a download')
})

it('leaves nothing when the copy is not what was sent, or can’t be written', async () => {
  await expect(saveCopy(source, join(folder, 'there', 'a'), 'f'.repeat(64))).rejects.toThrow(DamagedCopy)
  await expect(saveCopy(source, join(folder, 'nowhere', 'a'), sha256)).rejects.toThrow('ENOENT')
  expect(readdirSync(join(folder, 'there'))).toEqual([])
})

it('takes a name that nothing has, whatever its case, and cleans it', async () => {
  const there = join(folder, 'there')
  writeFileSync(join(there, 'Plan.PDF'), '')
  const taken = new Set<string>()
  const names: string[] = []
  for (const name of ['plan.pdf', 'plan.pdf', '../../plan.pdf', 'gpj.\u202eexe', 'NUL.txt']) {
    names.push(basename(await freePath(there, name, taken)))
  }
  expect(names).toEqual(['plan (2).pdf', 'plan (3).pdf', 'plan (4).pdf', 'gpj.exe', '_NUL.txt'])
})

it('makes copies that others may change, under the cleaned name, and removes those of a file or all', async () => {
  const copies = createCleanCopies(join(folder, 'copies'))
  const file = {
    id: newId() as FileId,
    name: '../run\u202e.sh',
    sizeBytes: bytes.length,
    mime: 'text/plain',
    sha256,
    width: null,
    height: null,
  }
  const path = await copies.make(file, source)
  expect(basename(path)).toBe('run.sh')
  expect(statSync(path).mode & 0o111).toBe(0)
  writeFileSync(path, 'changed')
  expect(readFileSync(source)).toEqual(bytes)
  await copies.make({ ...file, sha256: 'f'.repeat(64) }, source)
  await copies.remove([sha256])
  expect(readdirSync(join(folder, 'copies'))).toEqual([expect.stringMatching(/^f{64}-/)])
  await copies.sweep(true)
  expect(readdirSync(join(folder, 'copies'))).toEqual([])
})
