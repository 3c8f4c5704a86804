import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { installFakeBridge, Refusal, type FakeBridge } from '../testing/fake-bridge.ts'
import { CONVERSATION } from '../testing/samples.ts'
import { forgetUnsavedDrafts, readDraft, saveDraft } from './drafts.ts'

const draft = (text: string) => ({ text, kind: 'text' as const, replyToId: null })
const full = () => {
  throw new Refusal('internal', 'The disk is full.')
}
let disk: string
let bridge: FakeBridge

beforeEach(() => {
  vi.useFakeTimers()
  disk = ''
  bridge = installFakeBridge({ 'drafts.get': () => draft(disk), 'drafts.save': full })
})
afterEach(() => {
  forgetUnsavedDrafts()
  vi.useRealTimers()
})

const thereIsRoom = () =>
  bridge.answer({
    'drafts.save': ({ text }) => {
      disk = text
      return {}
    },
  })

it('keeps what a full disk does not take, and saves it when there is room', async () => {
  await expect(saveDraft(CONVERSATION, draft('The keys'))).rejects.toThrow('The disk is full.')
  expect(await readDraft(CONVERSATION)).toEqual(draft('The keys'))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await readDraft(CONVERSATION)).toEqual(draft('The keys'))
  thereIsRoom()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk).toBe('The keys')
  disk = 'changed by main'
  expect((await readDraft(CONVERSATION)).text).toBe('changed by main')
})

it('saves the newest of what was typed meanwhile', async () => {
  await expect(saveDraft(CONVERSATION, draft('The keys'))).rejects.toThrow()
  thereIsRoom()
  await saveDraft(CONVERSATION, draft('The keys are here'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk).toBe('The keys are here')
})

it('is nobody else’s: gone with the person who wrote it', async () => {
  await expect(saveDraft(CONVERSATION, draft('The keys'))).rejects.toThrow()
  forgetUnsavedDrafts()
  thereIsRoom()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk).toBe('')
  expect((await readDraft(CONVERSATION)).text).toBe('')
})

it('is not kept for whoever signs in next', async () => {
  bridge.answer({
    'drafts.save': () => {
      throw new Refusal('signedOut', 'Sign in first.')
    },
  })
  await expect(saveDraft(CONVERSATION, draft('The keys'))).rejects.toThrow('Sign in first.')
  thereIsRoom()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk).toBe('')
})
