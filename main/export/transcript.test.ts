import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileId } from '../../protocol/wire/ids.ts'
import type { Store } from '../store/store.ts'
import { arrive, storeWithPeople } from '../store/testing/memory-store.ts'
import { conversation, DANA, idOf, message, NADIA_CHAT, NOON, toNadia } from '../store/testing/people.ts'
import { writeBeside } from '../files/write-beside.ts'
import { fetchMissing } from './fetch-missing.ts'
import { writeJson } from './json-transcript.ts'
import { clientOf } from './testing/client-of.ts'
import { messagesOf, readTranscript } from './transcript.ts'

const HOSTILE = '</script><script>alert(1)</script> \u202egnp.exe "quoted"\nsecond line'
const PLAN = {
  id: idOf<FileId>(9, 1),
  name: 'plan.pdf',
  sizeBytes: 1234,
  mime: 'application/pdf',
  sha256: 'a1'.repeat(32),
  width: null,
  height: null,
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-export-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function storeWithTalk(): Store {
  const store = storeWithPeople()
  const written = [
    message(1, { text: HOSTILE }),
    message(2, { side: 'desk', authorUserId: DANA, kind: 'note', text: 'She pays late.' }),
    message(3, { side: 'desk', authorUserId: DANA, files: [PLAN], editedAt: NOON + 9000 }),
    message(4, { text: '', deletedAt: NOON + 10_000, rev: 2 }),
    message(5, { replyToId: message(3).id, reactions: [{ emoji: '👍', userIds: [DANA] }] }),
  ]
  arrive(store, [conversation(), ...written.map((row) => ({ entity: 'message' as const, row }))])
  return store
}

async function jsonOf(store: Store, withNotes: boolean) {
  const client = clientOf(store)
  const transcript = await readTranscript(client, { conversationId: NADIA_CHAT, withNotes, nowMs: NOON })
  const path = join(folder, 'chat.json')
  await writeBeside(path, 0o600, (file) =>
    writeJson(file, transcript, messagesOf(client, transcript), () => undefined),
  )
  const text = await readFile(path, 'utf8')
  return { text, json: JSON.parse(text) as Record<string, unknown> & { messages: Record<string, unknown>[] } }
}

describe('a conversation as JSON', () => {
  it('has every message with all that is known of it, and can do nothing to its reader', async () => {
    const { text, json } = await jsonOf(storeWithTalk(), true)
    expect(json).toMatchObject({
      format: 'foyer.conversation',
      version: 1,
      notes: 'included',
      complete: true,
      missing: [],
      missingWords: null,
      exportedBy: { id: DANA, name: 'Dana Reyes' },
      conversation: { id: NADIA_CHAT, kind: 'desk' },
    })
    expect(json.messages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(json.messages[0]).toMatchObject({ text: HOSTILE, side: 'customer', kind: 'text' })
    expect(Date.parse(String(json.messages[0]?.at))).toBe(message(1).sentAt)
    const { id, name, sizeBytes, sha256 } = PLAN
    expect(json.messages[2]?.files).toEqual([{ id, name, sizeBytes, type: PLAN.mime, sha256, caption: null }])
    expect(Date.parse(String(json.messages[2]?.editedAt))).toBe(NOON + 9000)
    expect(Date.parse(String(json.messages[3]?.unsentAt))).toBe(NOON + 10_000)
    expect(json.messages[4]).toMatchObject({
      replyTo: { id: message(3).id, number: 3 },
      reactions: [{ emoji: '👍', names: ['Dana Reyes'] }],
    })
    expect(text).not.toMatch(/[<>\u202e]/)
  })

  it('leaves notes out unless they are asked for', async () => {
    const { text, json } = await jsonOf(storeWithTalk(), false)
    expect(json.messages.map(({ number }) => number)).toEqual([1, 3, 4, 5])
    expect(json).toMatchObject({ notes: 'leftOut', complete: true })
    expect(text).not.toContain('pays late')
  })

  it('counts what has not been sent, and leaves it out', async () => {
    const store = storeWithTalk()
    store.sendMessage(toNadia())
    const { text, json } = await jsonOf(store, true)
    expect(json).toMatchObject({ waiting: 1 })
    expect(text).not.toContain('Hello Nadia')
  })

  it('says which messages are not here', async () => {
    const store = storeWithPeople()
    const seqs = [4, 5, 9, 10]
    arrive(store, [conversation(), ...seqs.map((seq) => ({ entity: 'message' as const, row: message(seq) }))])
    const { json } = await jsonOf(store, false)
    expect(json).toMatchObject({
      complete: false,
      missing: [
        { from: 1, to: 3 },
        { from: 6, to: 8 },
      ],
      missingWords: 'Messages 1 to 3, 6 to 8 are not on this computer.',
    })
  })
})

describe('fetching what is missing', () => {
  function parts(store: Store, loadOlder: (before: number) => { reached: boolean }) {
    const asked: number[] = []
    return {
      asked,
      run: () =>
        fetchMissing({
          store: clientOf(store),
          loadOlder: (_id, before) => {
            asked.push(before)
            return Promise.resolve(loadOlder(before))
          },
          conversationId: NADIA_CHAT,
          progressed: () => undefined,
        }),
    }
  }

  it('asks for older ones until all are here', async () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), { entity: 'message', row: message(7) }])
    const { asked, run } = parts(store, (before) => {
      store.applyHistory([before - 2, before - 1].filter((seq) => seq > 0).map((seq) => message(seq)))
      return { reached: true }
    })
    await run()
    expect(asked).toEqual([7, 5, 3])
  })

  it.each([true, false])('ends when nothing more comes (answered: %s)', async (reached) => {
    const store = storeWithPeople()
    arrive(store, [conversation(), { entity: 'message', row: message(7) }])
    const { asked, run } = parts(store, () => ({ reached }))
    await run()
    expect(asked).toEqual([7])
  })
})

describe('writing beside the target', () => {
  it('leaves what was there when it fails, and nothing beside it', async () => {
    const target = join(folder, 'chat.json')
    await writeFile(target, 'before')
    const failing = writeBeside(target, 0o600, async (file) => {
      await file.writeFile('half')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await readFile(target, 'utf8')).toBe('before')
    await expect(stat(`${target}.part`)).rejects.toThrow('ENOENT')
  })
})
