import { afterEach, beforeEach } from 'vitest'
import type { ChatHead, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { useThread } from '../stores/thread.ts'
import { installFakeBridge, Refusal, type FakeBridge } from './fake-bridge.ts'
import { CONVERSATION, sampleHead, sampleMessage } from './samples.ts'

/** A conversation as main answers for it. A test may change `stored` and `head`. */
export interface StoredThread {
  bridge: FakeBridge
  stored: MessageView[]
  head: ChatHead
  /** Watches a conversation until the returned function is called, at the latest until the end of the test. */
  watch: (conversationId: ConversationId, seq?: number) => () => void
  /** Opens the conversation; resolves when it was read. */
  open: () => Promise<() => void>
}

const seqOf = (message: MessageView) => message.seq ?? 0
const numbered = ({ stored }: StoredThread) => stored.filter(({ seq }) => seq !== null)
const waiting = ({ stored }: StoredThread) => stored.filter(({ seq }) => seq === null)

/** The numbers of the messages that the thread's store holds, in their order. */
export const seqsHeld = () => useThread.getState().messages?.map(({ seq }) => seq) ?? []

/** A fresh conversation of 500 read messages before each test of the file; all watching ends after it. */
export function storedThread(): StoredThread {
  const stops: (() => void)[] = []
  const world: StoredThread = {
    bridge: installFakeBridge({}),
    stored: [],
    head: sampleHead(),
    watch: (conversationId, seq) => {
      const stop = useThread.getState().watch(conversationId, seq)
      const once = () => {
        if (stops.includes(once)) stop()
        stops.splice(stops.indexOf(once), 1)
      }
      stops.push(once)
      return once
    },
    open: async () => {
      const stop = world.watch(CONVERSATION)
      await useThread.getState().reread()
      return stop
    },
  }
  beforeEach(() => {
    world.stored = Array.from({ length: 500 }, (_, index) => sampleMessage(index + 1))
    world.head = sampleHead({ lastSeq: 500, readSeq: 500 })
    world.bridge = bridgeOf(world)
    useThread.setState(useThread.getInitialState())
  })
  afterEach(async () => {
    for (const stop of [...stops]) stop()
    await Promise.resolve()
  })
  return world
}

function bridgeOf(world: StoredThread): FakeBridge {
  return installFakeBridge({
    'chats.head': () => world.head,
    'chats.markRead': () => ({}),
    'chats.flagUnread': () => ({}),
    'messages.page': ({ beforeSeq, limit }) => {
      const older = numbered(world).filter((message) => beforeSeq === null || seqOf(message) < beforeSeq)
      const page = older.slice(-limit)
      const messages = [...page, ...(beforeSeq === null ? waiting(world) : [])].map((message) => ({
        ...message,
      }))
      return { messages, hasOlder: page.length < older.length, hasNewer: beforeSeq !== null }
    },
    'messages.after': ({ afterSeq, limit }) => {
      const newer = numbered(world).filter((message) => seqOf(message) > afterSeq)
      const page = newer.slice(0, limit)
      const isLast = page.length === newer.length
      return { messages: [...page, ...(isLast ? waiting(world) : [])], hasOlder: true, hasNewer: !isLast }
    },
    'messages.around': ({ seq, limit }) => {
      const at = world.stored.findIndex((message) => message.seq === seq)
      if (at < 0) throw new Refusal('notFound', 'This message is not on this device.')
      const from = Math.max(0, at - limit / 2)
      const messages = numbered(world).slice(from, from + limit)
      return { messages, hasOlder: from > 0, hasNewer: from + limit < numbered(world).length }
    },
  })
}
