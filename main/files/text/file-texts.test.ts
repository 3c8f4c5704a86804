import { expect, it } from 'vitest'
import type { FileId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { createFileTexts } from './file-texts.ts'

function file(number: number, mime = 'text/plain'): FileRef {
  const id = `0000000${number}-0000-4000-8000-000000000000` as FileId
  return { id, name: `${number}.txt`, sizeBytes: 1, mime, sha256: String(number), width: null, height: null }
}

function world(files: FileRef[], missing: number[] = []) {
  const saved: [string, string | null][] = []
  let idle = true
  let held = 0
  const failures: unknown[] = []
  const opened: string[] = []
  let asked = 0
  let saves = 0
  const texts = createFileTexts({
    store: {
      filesWithoutText: async () => {
        asked += 1
        return files.filter(({ id }) => !saved.some(([known]) => id.startsWith(`0000000${known}`)))
      },
      saveFileText: async ({ fileIds, text }) => {
        for (const id of fileIds) saved.push([id.slice(7, 8), text])
        saves += 1
        return { topics: ['fileText'], conversationIds: [] }
      },
    },
    cache: {
      get: async ({ sha256 }) => (missing.includes(Number(sha256)) ? null : `/files/${sha256}`),
      hold: () => {
        held += 1
        return () => (held -= 1)
      },
    },
    pauseMs: 0,
    isIdle: () => idle,
    read: async ({ path, isPdf }) => {
      opened.push(path)
      return path.endsWith('3') ? null : `${isPdf ? 'pdf' : 'text'} ${path}`
    },
    saved: () => undefined,
    failed: (error) => failures.push(error),
  })
  const busy = () => (idle = false)
  return { texts, saved, busy, failures, opened, held: () => held, asked: () => asked, saves: () => saves }
}

it('reads one after the other; what can not be read is remembered, what can not be fetched is left', async () => {
  const { texts, saved, held, failures } = world([file(1), file(2, 'application/pdf'), file(3), file(4)], [4])
  texts.look()
  texts.look()
  await expect
    .poll(() => saved)
    .toEqual([
      ['1', 'text /files/1'],
      ['2', 'pdf /files/2'],
      ['3', null],
    ])
  await expect.poll(held).toBe(0)
  texts.stop()
  expect(failures).toEqual([])
})

it('reads a file that lies in several chats once, and saves its text once for all of them', async () => {
  const { texts, saved, opened, saves } = world([file(1), file(2), { ...file(3), sha256: '1' }])
  texts.look()
  await expect
    .poll(() => saved)
    .toEqual([
      ['1', 'text /files/1'],
      ['3', 'text /files/1'],
      ['2', 'text /files/2'],
    ])
  texts.stop()
  expect(opened).toEqual(['/files/1', '/files/2'])
  expect(saves()).toBe(2)
})

it('asks again only when all that it was told of is read', async () => {
  const { texts, saved, asked } = world([1, 2, 3, 4, 5].map((number) => file(number)))
  texts.look()
  await expect.poll(() => saved.length).toBe(5)
  await expect.poll(asked).toBe(2)
  texts.stop()
})

it('waits while something more urgent goes on', async () => {
  const { texts, saved, busy } = world([file(1)])
  busy()
  texts.look()
  await new Promise((resolve) => setTimeout(resolve, 1))
  texts.stop()
  expect(saved).toEqual([])
})
