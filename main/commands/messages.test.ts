import { expect, it } from 'vitest'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { arrive, storeWithPeople } from '../store/testing/memory-store.ts'
import { conversation, message, NADIA_CHAT, toNadia } from '../store/testing/people.ts'
import type { Session } from '../session/session.ts'
import type { Touched } from '../store/sync-port.ts'
import { messageCommands } from './messages.ts'

const LAST = 300
const at = { conversationId: NADIA_CHAT }
const row = (seq: number) => ({ entity: 'message' as const, row: message(seq) })
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** A device with some of 300 messages, whose server answers `history` with 50 at a time. */
function world(here: readonly number[], online = true) {
  const store = storeWithPeople()
  arrive(store, [conversation(), ...here.map(row)])
  const asked: number[] = []
  const rows = new Proxy(store, {
    get:
      (target, verb) =>
      (...input: unknown[]) =>
        Promise.resolve((Reflect.get(target, verb) as (...input: unknown[]) => unknown)(...input)),
  })
  const sync = {
    loadOlder(_: ConversationId, before: number) {
      if (!online) return Promise.resolve({ reached: false })
      asked.push(before)
      store.applyHistory(numbers(Math.max(1, before - 50), before - 1).map((seq) => message(seq)))
      return Promise.resolve({ reached: true })
    },
  }
  const session = { account: () => ({ store: rows, sync }) } as unknown as Session
  const changed = (write: Promise<Touched>) => write.then(() => ({}))
  const commands = messageCommands(session, changed, () => 10_000)
  return { store, commands, asked }
}
type PageOf = { messages: { seq: number | null }[]; hasOlder: boolean; hasNewer: boolean }
const seqs = (page: PageOf) => page.messages.map(({ seq }) => seq)

it('paints the newest page as it is, and never across a hole', async () => {
  const { commands, asked } = world([...numbers(1, 20), ...numbers(290, LAST)])
  const page = await commands['messages.page']({ ...at, beforeSeq: null, limit: 50 })
  expect(seqs(page)).toEqual(numbers(290, LAST))
  expect(page).toMatchObject({ hasOlder: true, hasNewer: false })
  expect(asked).toEqual([])
})

it('asks the server for what is missing of an older page', async () => {
  const { commands, asked } = world([...numbers(200, 210), ...numbers(251, LAST)])
  const page = await commands['messages.page']({ ...at, beforeSeq: 251, limit: 50 })
  expect(seqs(page)).toEqual(numbers(201, 250))
  expect(asked).toEqual([251])
  await commands['messages.page']({ ...at, beforeSeq: 251, limit: 50 })
  expect(asked).toEqual([251])
})

it('shows a message far back in the middle of what surrounds it, and goes on from there', async () => {
  const { commands, asked } = world([LAST])
  const around = await commands['messages.around']({ ...at, seq: 100, limit: 60 })
  expect(seqs(around)).toEqual(numbers(70, 129))
  expect(around).toMatchObject({ hasOlder: true, hasNewer: true })
  expect(asked).toEqual([130, 80])
  const after = await commands['messages.after']({ ...at, afterSeq: 129, limit: 200 })
  expect(seqs(after)).toEqual(numbers(130, LAST))
  expect(after.hasNewer).toBe(false)
})

it('ends each page at a hole while offline, and says that there is more', async () => {
  const { commands } = world([...numbers(100, 120), ...numbers(150, 160), LAST], false)
  const older = await commands['messages.page']({ ...at, beforeSeq: 155, limit: 50 })
  expect(seqs(older)).toEqual(numbers(150, 154))
  expect(older.hasOlder).toBe(true)
  expect(await commands['messages.page']({ ...at, beforeSeq: 150, limit: 50 })).toMatchObject({
    messages: [],
    hasOlder: true,
  })
  const around = await commands['messages.around']({ ...at, seq: 110, limit: 100 })
  expect(seqs(around)).toEqual(numbers(100, 120))
  expect(around).toMatchObject({ hasOlder: true, hasNewer: true })
  expect(await commands['messages.around']({ ...at, seq: 130, limit: 50 })).toMatchObject({ messages: [] })
  const newer = await commands['messages.after']({ ...at, afterSeq: 110, limit: 100 })
  expect(seqs(newer)).toEqual(numbers(111, 120))
  expect(newer.hasNewer).toBe(true)
})

it('holds a message back for as long as the setting says, and undoes it', async () => {
  const { commands, store } = world([LAST])
  const { holdUntil, ...input } = toNadia()
  expect(holdUntil).toBeNull()
  const { messageId } = await commands['messages.send'](input)
  expect(store.outbox()).toMatchObject([{ state: 'uploading' }])
  await commands['messages.undo']({ messageId })
  expect(store.outbox()).toEqual([])
  expect(store.draft(at).text).toBe('Hello Nadia')
})
