import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConversationId, FileId } from '../../protocol/wire/ids.ts'
import { installFakeBridge, type FakeBridge } from '../testing/fake-bridge.ts'
import { CONVERSATION } from '../testing/samples.ts'
import { sampleStaged } from '../testing/staged.ts'
import { useStaged } from './staged.ts'

const OTHER = '00000000-0000-7000-8000-00000000000d' as ConversationId
const [PLAN, PHOTO] = ['1', '2'].map((number) =>
  sampleStaged({ id: `00000000-0000-7000-8000-0000000000f${number}` as FileId, name: number }),
)
let bridge: FakeBridge

beforeEach(() => {
  vi.useFakeTimers()
  useStaged.setState(useStaged.getInitialState())
  bridge = installFakeBridge({
    'files.staged': ({ conversationId }) => ({
      files: conversationId === CONVERSATION && PLAN && PHOTO ? [PLAN, PHOTO] : [],
    }),
    'files.limits': () => ({ limits: null }),
    'files.unstage': () => ({}),
  })
  return () => vi.useRealTimers()
})

const names = () => useStaged.getState().files.map(({ name }) => name)
const unstaged = () => bridge.calls.filter(({ name }) => name === 'files.unstage').length
const file = new File(['x'], 'empty.txt')

describe('the tray', () => {
  it('takes a file out at once, and for good only when it can no longer be put back', async () => {
    const stop = useStaged.getState().watch(CONVERSATION)
    await vi.waitFor(() => expect(names()).toEqual(['1', '2']))
    const id = PLAN?.id as FileId
    useStaged.getState().remove(id)
    expect([names(), unstaged()]).toEqual([['2'], 0])
    useStaged.getState().restore(id)
    await vi.waitFor(() => expect(names()).toEqual(['1', '2']))
    useStaged.getState().remove(id)
    await vi.runAllTimersAsync()
    expect(unstaged()).toBe(1)
    stop()
  })

  it('keeps what was left out for the chat on which it was dropped', async () => {
    const stop = useStaged.getState().watch(OTHER)
    const dropped = useStaged.getState().addTo(CONVERSATION, [file])
    useStaged.getState().watch(OTHER)()
    await dropped
    expect(useStaged.getState().refused).toEqual([])
    useStaged.getState().watch(CONVERSATION)()
    expect(useStaged.getState().refused).toEqual([{ name: 'empty.txt', reason: 'is empty.' }])
    useStaged.getState().forgetRefused()
    expect(useStaged.getState().refused).toEqual([])
    stop()
  })

  it('shows copies that take long, of the chat that is shown', () => {
    const stop = useStaged.getState().watch(CONVERSATION)
    const copy = { id: 'f' as FileId, name: 'film.mov', sizeBytes: 9, copiedBytes: 3 }
    bridge.tell('staging.progressed', { conversationId: OTHER, files: [copy] })
    expect(useStaged.getState().copying).toEqual([])
    bridge.tell('staging.progressed', { conversationId: CONVERSATION, files: [copy] })
    expect(useStaged.getState().copying).toEqual([copy])
    bridge.tell('staging.progressed', { conversationId: CONVERSATION, files: [] })
    expect(useStaged.getState().copying).toEqual([])
    stop()
  })
})
