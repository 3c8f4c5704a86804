import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clientOf } from '../export/testing/client-of.ts'
import type { Session } from '../session/session.ts'
import type { StoreClient } from '../store/store.ts'
import { arrive, storeWithPeople } from '../store/testing/memory-store.ts'
import { conversation, message, NADIA_CHAT } from '../store/testing/people.ts'
import { exportCommands } from './export.ts'

let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'foyer-export-'))))
afterEach(() => rm(folder, { recursive: true }))

const asked = { conversationId: NADIA_CHAT, withNotes: false }

/** A chat of 30 messages that the desk may export. `onProgress` and `onPage` are called on the way. */
function world(onProgress: () => void, onPage: () => void = () => {}) {
  const store = storeWithPeople()
  arrive(store, [
    conversation(),
    ...Array.from({ length: 30 }, (_, index) => ({ entity: 'message' as const, row: message(index + 1) })),
  ])
  const client = clientOf(store)
  const allowed: StoreClient = {
    ...client,
    session: async () => {
      const session = await client.session()
      const locations = session.access?.locations.map((one) => ({ ...one, permissions: ['chat.export'] }))
      return { ...session, access: { ...session.access, locations } } as typeof session
    },
  }
  const sync = { loadOlder: () => Promise.resolve({ reached: false }) }
  return exportCommands({ account: () => ({ store: allowed, sync }) } as unknown as Session, {
    dialogs: { chooseTarget: () => Promise.resolve(join(folder, 'chat.json')) },
    printer: {
      toPdf: () => Promise.resolve(new Uint8Array()),
      print: () => {
        onPage()
        return Promise.resolve(true)
      },
    },
    progressed: onProgress,
    now: () => 10_000,
  })
}

it('writes the whole chat when nobody stops it', async () => {
  const commands = world(() => {})
  expect(await commands['chats.export']({ ...asked, format: 'json' })).toMatchObject({
    saved: true,
    messages: 30,
  })
  expect(await readdir(folder)).toEqual(['chat.json'])
})

it('leaves what was there before when it is stopped, and can be asked for again', async () => {
  await writeFile(join(folder, 'chat.json'), 'of last week')
  let stops = true
  const commands = world(() => {
    if (stops) void commands['chats.stopExport']({})
  })
  const answer = await commands['chats.export']({ ...asked, format: 'json' })
  expect(answer).toEqual({ saved: false, messages: 0, missing: null })
  expect(await readdir(folder)).toEqual(['chat.json'])
  expect(await readFile(join(folder, 'chat.json'), 'utf8')).toBe('of last week')
  stops = false
  expect(await commands['chats.export']({ ...asked, format: 'json' })).toMatchObject({ saved: true })
})

it('prints nothing after it was stopped', async () => {
  let pages = 0
  const commands = world(
    () => {},
    () => (pages += 1),
  )
  const printed = commands['chats.print'](asked)
  await commands['chats.stopExport']({})
  expect(await printed).toEqual({ printed: false })
  expect(pages).toBe(0)
})
