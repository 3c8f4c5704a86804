import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PortalMessage, PortalSend } from '../../protocol/wire/http.ts'
import type { ConversationId, FileId } from '../../protocol/wire/ids.ts'
import { ApiError, NetworkError } from '../api-error.ts'
import { sampleMessage } from '../thread/sample-messages.ts'
import { localEntryStorage } from './entry-storage.ts'
import type { FileBox } from './file-box.ts'
import { openOutbox } from './outbox.ts'
import type { Outbox, OutboxWorld } from './outbox.ts'

const CHAT = '018f0000-0000-7000-8000-000000000001' as ConversationId
const OTHER = '018f0000-0000-7000-8000-000000000002' as ConversationId
const FILE = '018f0000-0000-7000-8000-0000000000f1' as FileId

function memoryBox(): FileBox {
  const held = new Map<FileId, Blob>()
  return {
    put: (id, bytes) => Promise.resolve(void held.set(id, bytes)),
    get: (id) => Promise.resolve(held.get(id) ?? null),
    remove: (id) => Promise.resolve(void held.delete(id)),
  }
}

/** A server that can be away or refuse, and remembers what reached it. */
function world() {
  const reached: PortalSend[] = []
  const shown: PortalMessage[] = []
  const refused: ConversationId[] = []
  const state = { failure: null as Error | null }
  const all: OutboxWorld = {
    storage: localEntryStorage('nadia'),
    files: memoryBox(),
    hash: () => Promise.resolve('0'.repeat(64)),
    upload: vi.fn(() => Promise.resolve()),
    send: (_, message) => {
      if (state.failure) return Promise.reject(state.failure)
      reached.push(message)
      return Promise.resolve(sampleMessage(reached.length, { id: message.messageId, own: true }))
    },
    sent: (_, message) => void shown.push(message),
    refused: (chat) => void refused.push(chat),
  }
  return { all, state, reached, shown, refused }
}

const waiting = (outbox: Outbox): string[] => outbox.use.getState().entries.map((entry) => entry.text)

beforeEach(() => localStorage.clear())

describe('the outbox', () => {
  it('keeps messages over a reload and sends each once, in order, when the server is back', async () => {
    const { all, state, reached } = world()
    state.failure = new NetworkError()
    const before = openOutbox(all)
    for (const text of ['one', 'two', 'three']) await before.add(CHAT, text, [])
    before.stop()
    expect(waiting(before)).toEqual(['one', 'two', 'three'])

    state.failure = null
    const after = openOutbox(all)
    after.run()
    after.run()
    await expect.poll(() => waiting(after)).toEqual([])
    expect(reached.map((message) => message.text)).toEqual(['one', 'two', 'three'])
  })

  it('tries again with the same op and message id', async () => {
    const { all, state, reached } = world()
    const tried: string[] = []
    const send = all.send
    all.send = (chat, message) => {
      tried.push(message.opId)
      return send(chat, message)
    }
    state.failure = new NetworkError()
    const outbox = openOutbox(all)
    await outbox.add(CHAT, 'once', [])
    await expect.poll(() => outbox.use.getState().sending.size).toBe(0)
    state.failure = null
    outbox.run()
    await expect.poll(() => reached.length).toBe(1)
    expect(tried).toHaveLength(2)
    expect(new Set(tried).size).toBe(1)
  })

  it('shows a refusal, lets later messages pass, and sends it as a new operation when retried', async () => {
    const { all, state, reached, refused } = world()
    state.failure = new ApiError('chatsOff', 'never', 'Riverside turned chats off.')
    const outbox = openOutbox(all)
    await outbox.add(CHAT, 'refused', [])
    await expect.poll(() => outbox.use.getState().entries[0]?.refusal).toBe('Riverside turned chats off.')
    expect(refused).toEqual([CHAT])

    state.failure = null
    await outbox.add(CHAT, 'later', [])
    await expect.poll(() => waiting(outbox)).toEqual(['refused'])
    const [first] = outbox.use.getState().entries
    if (!first) throw new Error('the refused message is gone')
    outbox.retry(first.opId)
    await expect.poll(() => reached.map((message) => message.text)).toEqual(['later', 'refused'])
    expect(reached[1]?.messageId).toBe(first.messageId)
    expect(reached[1]?.opId).not.toBe(first.opId)
    expect(waiting(outbox)).toEqual([])
  })

  it('waits for the sign-in when the session has ended', async () => {
    const { all, state } = world()
    state.failure = new ApiError('sessionExpired', 'auth', 'Sign in again.')
    const outbox = openOutbox(all)
    await outbox.add(CHAT, 'kept', [])
    await expect.poll(() => outbox.use.getState().sending.size).toBe(0)
    expect(outbox.use.getState().entries).toMatchObject([{ text: 'kept', refusal: null }])
  })

  it('shows the message before its entry goes (I16)', async () => {
    const { all, shown } = world()
    const outbox = openOutbox(all)
    let seenWhenGone = -1
    outbox.use.subscribe(({ entries }) => {
      if (entries.length === 0 && seenWhenGone < 0) seenWhenGone = shown.length
    })
    await outbox.add(CHAT, 'seen', [])
    await expect.poll(() => seenWhenGone).toBe(1)
  })

  it('does not let one conversation wait for another', async () => {
    const { all, reached } = world()
    const send = all.send
    all.send = (chat, message) => (chat === OTHER ? new Promise(() => undefined) : send(chat, message))
    const outbox = openOutbox(all)
    await outbox.add(OTHER, 'hangs', [])
    await outbox.add(CHAT, 'goes', [])
    await expect.poll(() => reached.map((message) => message.text)).toEqual(['goes'])
  })

  it('uploads files first, goes on from where an upload stopped, and not twice', async () => {
    const { all, reached } = world()
    const upload = vi
      .fn<OutboxWorld['upload']>()
      .mockImplementationOnce((_, __, ___, listener) => {
        listener.started('/uploads/1')
        return Promise.reject(new NetworkError())
      })
      .mockImplementation(() => Promise.resolve())
    all.upload = upload
    const outbox = openOutbox(all)
    await outbox.add(CHAT, '', [
      { id: FILE, file: new File(['plan'], 'plan.pdf', { type: 'application/pdf' }) },
    ])
    await expect.poll(() => outbox.use.getState().sending.size).toBe(0)
    expect(reached).toEqual([])
    outbox.run()
    await expect.poll(() => reached.map((message) => message.fileIds)).toEqual([[FILE]])
    expect(upload.mock.calls.map((call) => call[2])).toEqual([null, '/uploads/1'])
  })

  it('names a file that is not on this device any more', async () => {
    const { all } = world()
    all.files = { ...memoryBox(), get: () => Promise.resolve(null) }
    const outbox = openOutbox(all)
    await outbox.add(CHAT, 'look', [{ id: FILE, file: new File(['plan'], 'plan.pdf') }])
    await expect
      .poll(() => outbox.use.getState().entries[0]?.refusal)
      .toContain('“plan.pdf” is no longer on this device')
  })

  it('throws when the browser keeps nothing, so that the box is not emptied', async () => {
    const { all } = world()
    all.storage = {
      ...all.storage,
      put: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    await expect(openOutbox(all).add(CHAT, 'lost?', [])).rejects.toThrow('full')
  })

  it('keeps a refused message that a full storage can not take anew, and says so', async () => {
    const { all, state, reached } = world()
    state.failure = new ApiError('chatsOff', 'never', 'Riverside turned chats off.')
    const outbox = openOutbox(all)
    await outbox.add(CHAT, 'refused', [])
    await expect.poll(() => outbox.use.getState().entries[0]?.refusal).toContain('chats off')
    const { opId } = outbox.use.getState().entries[0] ?? {}
    const { put } = all.storage
    all.storage.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    if (opId) outbox.retry(opId)
    expect(outbox.use.getState().entries).toMatchObject([
      { text: 'refused', refusal: expect.stringContaining('storage is full') as string },
    ])
    expect(localEntryStorage('nadia').list()).toMatchObject([{ text: 'refused' }])

    all.storage.put = put
    state.failure = null
    if (opId) outbox.retry(opId)
    await expect.poll(() => reached.map((message) => message.text)).toEqual(['refused'])
  })

  it('goes on with the chat after a refusal that a full storage could not take', async () => {
    const { all, state, reached } = world()
    const outbox = openOutbox(all)
    state.failure = new NetworkError()
    await outbox.add(CHAT, 'refused', [])
    await expect.poll(() => outbox.use.getState().sending.size).toBe(0)
    state.failure = new ApiError('chatsOff', 'never', 'Riverside turned chats off.')
    const { put } = all.storage
    all.storage.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    outbox.run()
    await expect.poll(() => outbox.use.getState().sending.size).toBe(0)
    all.storage.put = put
    state.failure = null
    outbox.run()
    await expect.poll(() => reached.map((message) => message.text)).toEqual(['refused'])
  })

  it('forgets a refused message that the server turns out to have', async () => {
    const { all, state } = world()
    state.failure = new ApiError('opConflict', 'never', 'This message has been stored before.')
    const outbox = openOutbox(all)
    await outbox.add(CHAT, 'there already', [])
    await expect.poll(() => outbox.use.getState().entries[0]?.refusal).toContain('stored before')
    const [entry] = outbox.use.getState().entries
    outbox.arrived(new Set(entry ? [entry.messageId] : []))
    expect(waiting(outbox)).toEqual([])
  })

  it('sees what another tab has sent', async () => {
    const { all, state } = world()
    state.failure = new NetworkError()
    const outbox = openOutbox(all)
    await outbox.add(CHAT, 'sent by the other tab', [])
    const [key] = Object.keys(localStorage)
    if (key) localStorage.removeItem(key)
    window.dispatchEvent(new StorageEvent('storage', { key: key ?? null }))
    expect(waiting(outbox)).toEqual([])
    outbox.stop()
  })

  it('reads over an entry that is garbage', () => {
    localStorage.setItem('foyer.outbox.nadia.x', '{"opId":')
    expect(waiting(openOutbox(world().all))).toEqual([])
  })
})
