import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId, type ConversationId, type FileId } from '../../protocol/wire/ids.ts'
import type { FileLimits } from '../../protocol/wire/requests.ts'
import { StoreError } from '../store/store-error.ts'
import type { StoreClient } from '../store/store.ts'
import type { Upload } from '../store/views.ts'
import { createStaging, type Staging } from './staging.ts'

const conversationId = newId() as ConversationId
let folder: string
let limits: FileLimits
let rows: Map<FileId, Upload>
let staging: Staging
let told: { name: string; copiedBytes: number }[][]
/** Happens when a file is copied, and before its row is written. */
let whenCopied: (fileId: FileId) => Promise<void>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-staging-'))
  limits = { fileBytesMax: 1000, filesPerMessageMax: 3, freeBytes: 5000 }
  told = []
  rows = new Map()
  whenCopied = () => Promise.resolve()
  const nothing = Promise.resolve({ topics: [], conversationIds: [] })
  const store: Pick<
    StoreClient,
    'addStagedFile' | 'stagedFile' | 'stagedFiles' | 'removeStagedFile' | 'stagedFileIds'
  > = {
    async addStagedFile(file) {
      await whenCopied(file.id)
      const upload = {
        state: 'staged',
        sentBytes: 0,
        bytesPerSecond: null,
        error: null,
        tusUrl: null,
        directUserId: null,
      } as const
      rows.set(file.id, { ...file, ...upload, caption: '', signature: null })
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
    copying: ({ files }) => told.push(files),
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
    execFileSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
    const { files, refused } = await staging.stagePaths(conversationId, [
      original('plan – März.pdf', '%PDF-1.7'),
      original('empty.txt', ''),
      join(folder, 'pipe'),
      join(folder, 'loop'),
      '/dev/null',
      join(folder, 'gone.txt'),
      original('huge.mp4', 'x'.repeat(1001)),
      original('notes.txt', 'abc'),
    ])
    expect(files.map(({ name, mime, sizeBytes }) => [name, mime, sizeBytes])).toEqual([
      ['plan – März.pdf', 'application/pdf', 8],
      ['notes.txt', 'text/plain', 3],
    ])
    expect(refused).toEqual([
      { name: 'loop', reason: 'is a link that leads nowhere.' },
      { name: 'gone.txt', reason: 'is no longer there.' },
      { name: 'empty.txt', reason: 'is empty.' },
      { name: 'pipe', reason: 'is not a file that can be sent.' },
      { name: 'null', reason: 'is not a file that can be sent.' },
      { name: 'huge.mp4', reason: 'is too large: 1.0 KB. This network takes files up to 1.0 KB.' },
    ])
    const [first] = files
    expect(first && readFileSync(staging.path(first.id), 'utf8')).toBe('%PDF-1.7')
    expect(first && rows.get(first.id)?.sha256).toBe(createHash('sha256').update('%PDF-1.7').digest('hex'))
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

  it('does not sweep away what is just being copied', async () => {
    whenCopied = () => staging.sweep()
    const { files } = await staging.stagePaths(conversationId, [original('notes.txt', 'abc')])
    expect(readdirSync(join(folder, 'staging'))).toEqual(files.map(({ id }) => id))
    expect(files).toHaveLength(1)
  })

  it('keeps a file out that is taken out at the last moment', async () => {
    whenCopied = (fileId) => staging.unstage(fileId)
    const { files, refused } = await staging.stagePaths(conversationId, [original('notes.txt', 'abc')])
    expect([files, refused, [...rows.keys()]]).toEqual([[], [], []])
    expect(readdirSync(join(folder, 'staging'))).toEqual([])
  })

  it('names a full disk when the row of a file can’t be written', async () => {
    whenCopied = () => Promise.reject(new StoreError('quota', 'The disk is full, so nothing was saved.'))
    const { refused } = await staging.stagePaths(conversationId, [original('notes.txt', 'abc')])
    expect(refused[0]?.reason).toContain("doesn't fit on this computer's disk")
  })

  it('forgets a file that is taken out again', async () => {
    const { files } = await staging.stagePaths(conversationId, [original('a.txt', 'a')])
    await staging.unstage(files[0]?.id ?? (newId() as FileId))
    expect([rows.size, readdirSync(join(folder, 'staging'))]).toEqual([0, []])
  })
})

describe('limits of the server', () => {
  it('count what waits in the tray against what is left of the quota', async () => {
    limits = { fileBytesMax: 1000, filesPerMessageMax: 9, freeBytes: 1500 }
    const paths = ['a', 'b'].map((name) => original(`${name}.txt`, name.repeat(800)))
    const { files, refused } = await staging.stagePaths(conversationId, paths)
    expect(files.map(({ name }) => name)).toEqual(['a.txt'])
    expect(refused).toEqual([
      { name: 'b.txt', reason: 'was left out: you have 700 bytes left on the server.' },
    ])
  })

  it('hold for what is dropped at the same time, too', async () => {
    const drop = (name: string) => staging.stagePaths(conversationId, [original(name, name)])
    const outcomes = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(drop))
    expect(outcomes.flatMap(({ files }) => files)).toHaveLength(3)
    expect(outcomes.flatMap(({ refused }) => refused)).toHaveLength(2)
  })
})

describe('a folder', () => {
  const contracts = () => {
    const path = join(folder, 'Contracts')
    mkdirSync(join(path, '2027'), { recursive: true })
    writeFileSync(join(path, 'a.txt'), 'first')
    writeFileSync(join(path, '2027', 'b.txt'), 'second')
    writeFileSync(join(path, '.DS_Store'), 'x')
    symlinkSync('/etc/passwd', join(path, 'link.txt'))
    return path
  }
  const ask = async () => {
    const { files, folders } = await staging.stagePaths(conversationId, [contracts()])
    expect(files).toEqual([])
    expect(folders).toMatchObject([{ name: 'Contracts', fileCount: 2, sizeBytes: 11 }])
    return folders[0]?.id ?? ''
  }

  it('is asked about; its files are sent without what links lead to', async () => {
    const { files } = await staging.stageFolder(await ask(), 'files')
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
  })

  it('becomes one zip that another program can read', async () => {
    const { files } = await staging.stageFolder(await ask(), 'zip')
    expect(files.map(({ name, mime }) => [name, mime])).toEqual([['Contracts.zip', 'application/zip']])
    const zip = staging.path(files[0]?.id ?? (newId() as FileId))
    const program =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print({n: z.read(n) for n in z.namelist()})'
    expect(execFileSync('python3', ['-c', program, zip]).toString().trim()).toBe(
      "{'Contracts/a.txt': b'first', 'Contracts/2027/b.txt': b'second'}",
    )
  })

  it('may be left out, and is then forgotten', async () => {
    const id = await ask()
    expect(await staging.stageFolder(id, 'none')).toEqual({ files: [], refused: [], folders: [] })
    expect(await staging.stageFolder(id, 'zip')).toEqual({ files: [], refused: [], folders: [] })
    expect(rows.size).toBe(0)
  })

  it('leads nowhere else when a link takes the place of one in it', async () => {
    const id = await ask()
    rmSync(join(folder, 'Contracts', '2027'), { recursive: true })
    mkdirSync(join(folder, 'elsewhere'))
    writeFileSync(join(folder, 'elsewhere', 'b.txt'), 'secret')
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'Contracts', '2027'))
    const { files, refused } = await staging.stageFolder(id, 'files')
    expect(files.map(({ name }) => name)).toEqual(['a.txt'])
    expect(refused).toEqual([{ name: 'b.txt', reason: 'is no longer there.' }])
  })

  it('is refused when it holds nothing or is too deep', async () => {
    mkdirSync(join(folder, 'Empty'))
    mkdirSync(join(folder, 'Deep', ...Array.from({ length: 22 }, () => 'd')), { recursive: true })
    const paths = ['Empty', 'Deep'].map((name) => join(folder, name))
    const { folders, refused } = await staging.stagePaths(conversationId, paths)
    expect(folders).toEqual([])
    expect(refused).toEqual([
      { name: 'Empty', reason: 'is a folder without files.' },
      { name: 'Deep', reason: 'has folders more than 20 deep. Make a zip of it and drop that.' },
    ])
  })
})

describe('a copy that takes long', () => {
  it('says how far it is, and stops when it is taken out', async () => {
    limits = { fileBytesMax: 1e12, filesPerMessageMax: 3, freeBytes: 1e12 }
    const path = original('film.mov', '')
    // As long as a film, and no bytes on the disk.
    truncateSync(path, 4_000_000_000)
    const staged = staging.stagePaths(conversationId, [path, original('notes.txt', 'abc')])
    await vi.waitFor(() => expect(told.at(-1)?.[0]?.copiedBytes).toBeGreaterThan(0))
    const [film] = told.at(-1) as { id: FileId; name: string; copiedBytes: number }[]
    expect(film?.name).toBe('film.mov')
    await staging.unstage(film?.id ?? (newId() as FileId))
    const { files, refused } = await staged
    expect([files.map(({ name }) => name), refused]).toEqual([['notes.txt'], []])
    expect(told.at(-1)).toEqual([])
    expect(readdirSync(join(folder, 'staging'))).toEqual(files.map(({ id }) => id))
  })
})
