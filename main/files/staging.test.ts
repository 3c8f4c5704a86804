import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type ConversationId, type FileId } from '../../protocol/wire/ids.ts'
import type { StoreClient } from '../store/store.ts'
import type { Upload } from '../store/views.ts'
import { copyIn } from './copy-in.ts'
import { createStaging, type FileLimits, type Staging } from './staging.ts'

const conversationId = newId() as ConversationId
let folder: string
let limits: FileLimits
let rows: Map<FileId, Upload>
let staging: Staging

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-staging-'))
  limits = { fileBytesMax: 1000, filesPerMessageMax: 3 }
  rows = new Map()
  const nothing = Promise.resolve({ topics: [], conversationIds: [] })
  const store: Pick<
    StoreClient,
    'addStagedFile' | 'stagedFile' | 'stagedFiles' | 'removeStagedFile' | 'stagedFileIds'
  > = {
    addStagedFile(file) {
      rows.set(file.id, { ...file, state: 'staged', sentBytes: 0, error: null, tusUrl: null })
      return nothing
    },
    removeStagedFile({ fileId }) {
      rows.delete(fileId)
      return nothing
    },
    stagedFile: ({ fileId }) => Promise.resolve(rows.get(fileId) ?? null),
    stagedFiles: () => Promise.resolve({ files: [...rows.values()] }),
    stagedFileIds: () => Promise.resolve([...rows.keys()]),
  }
  staging = createStaging({
    folder: join(folder, 'staging'),
    store,
    limits: () => limits,
    changed: () => undefined,
  })
})
afterEach(() => rmSync(folder, { recursive: true }))

function original(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('staging', () => {
  it('copies what is good and says why it left out the rest', async () => {
    mkdirSync(join(folder, 'Holiday'))
    const { files, refused } = await staging.stagePaths(conversationId, [
      original('plan – März.pdf', 'pdf'),
      original('empty.txt', ''),
      join(folder, 'Holiday'),
      join(folder, 'gone.txt'),
      original('huge.mp4', 'x'.repeat(1001)),
      original('photo.jpg', 'jpg'),
    ])
    expect(files.map(({ name, mime, sizeBytes }) => [name, mime, sizeBytes])).toEqual([
      ['plan – März.pdf', 'application/pdf', 3],
      ['photo.jpg', 'image/jpeg', 3],
    ])
    expect(refused).toEqual([
      { name: 'empty.txt', reason: 'is empty.' },
      { name: 'Holiday', reason: 'is a folder. Drop the files in it instead.' },
      { name: 'gone.txt', reason: 'is no longer there.' },
      { name: 'huge.mp4', reason: 'is too large: 1.0 KB. This network takes files up to 1.0 KB.' },
    ])
    const [first] = files
    expect(first && readFileSync(staging.path(first.id), 'utf8')).toBe('pdf')
    expect(first && rows.get(first.id)?.sha256).toBe(createHash('sha256').update('pdf').digest('hex'))
    expect(readdirSync(join(folder, 'staging')).sort()).toEqual(files.map(({ id }) => id).sort())
  })

  it.skipIf(process.getuid?.() === 0)('says when it may not read', async () => {
    const path = original('secret.txt', 'x')
    chmodSync(path, 0)
    const { refused } = await staging.stagePaths(conversationId, [path])
    expect(refused[0]?.reason).toBe("can't be read: you don't have permission.")
  })

  it('refuses what no longer fits into one message', async () => {
    const paths = ['a', 'b', 'c', 'd'].map((name) => original(`${name}.txt`, name))
    const { files, refused } = await staging.stagePaths(conversationId, paths)
    expect(files).toHaveLength(3)
    expect(refused).toEqual([{ name: 'd.txt', reason: 'was left out: a message takes 3 files.' }])
  })

  it('takes pasted bytes', async () => {
    const { files } = await staging.stageBytes(
      conversationId,
      'Pasted picture.png',
      new Uint8Array([1, 2, 3]),
    )
    expect(files.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([['Pasted picture.png', 3]])
  })

  it('sweeps away what no row names, and keeps what one does', async () => {
    const { files } = await staging.stagePaths(conversationId, [original('a.txt', 'a')])
    writeFileSync(join(folder, 'staging', 'half.part'), 'x')
    writeFileSync(join(folder, 'staging', newId()), 'x')
    await staging.sweep()
    expect(readdirSync(join(folder, 'staging'))).toEqual(files.map(({ id }) => id))
  })

  it('forgets a file that is taken out again', async () => {
    const { files } = await staging.stagePaths(conversationId, [original('a.txt', 'a')])
    await staging.unstage(files[0]?.id ?? (newId() as FileId))
    expect([rows.size, readdirSync(join(folder, 'staging'))]).toEqual([0, []])
  })
})

describe('copying in', () => {
  it('refuses a file that grows meanwhile, and leaves nothing behind', async () => {
    const path = original('log.txt', 'x'.repeat(100))
    limits = { fileBytesMax: 1_000_000, filesPerMessageMax: 3 }
    const copying = copyIn(path, join(folder, 'copy'), 1_000_000)
    appendFileSync(path, 'more')
    const outcome = await copying.catch((error: Error) => error.message)
    if (typeof outcome === 'string') {
      expect(outcome).toMatch(/changed while it was copied/)
      expect(readdirSync(folder)).toEqual(['log.txt'])
    } else expect(outcome.sizeBytes).toBe(104)
  })
})
