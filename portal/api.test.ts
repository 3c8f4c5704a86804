import { afterEach, expect, it, vi } from 'vitest'
import type { ConversationId } from '../protocol/wire/ids.ts'
import { ApiError, NetworkError } from './api-error.ts'
import { fetchMe, fetchMessages, onExpired, requestCode } from './api.ts'
import { useReachability } from './reachability.ts'

const CHAT = '018f0000-0000-7000-8000-000000000001' as ConversationId

function answer(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

afterEach(() => {
  vi.unstubAllGlobals()
  onExpired(() => undefined)
})

it('asks for the page before a number', async () => {
  const fetch = answer(200, { messages: [], hasOlder: false, deskReadSeq: 0 })
  await fetchMessages(CHAT, 40)
  expect(fetch.mock.calls[0]?.[0]).toBe(`/portal/api/chats/${CHAT}/messages?before=40`)
})

it('refuses an answer of another shape', async () => {
  answer(200, { name: 'Nadia' })
  await expect(fetchMe()).rejects.toThrow()
})

it('takes an answer that was cut off for silence: what was asked may have been done', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"id": "018f', { status: 200 })))
  await expect(fetchMe()).rejects.toBeInstanceOf(NetworkError)
})

it('says that the session has ended, and to whom it concerns', async () => {
  const expired = vi.fn()
  onExpired(expired)
  answer(401, { code: 'sessionExpired', retry: 'auth', message: 'You have been signed out.' })
  await expect(fetchMe()).rejects.toBeInstanceOf(ApiError)
  expect(expired).toHaveBeenCalledOnce()
})

it('does not take a wrong code for an ended session', async () => {
  const expired = vi.fn()
  onExpired(expired)
  answer(401, { code: 'badCode', retry: 'never', message: 'This code is not right.' })
  await expect(requestCode('nadia@lumen.studio')).rejects.toMatchObject({ code: 'badCode' })
  expect(expired).not.toHaveBeenCalled()
})

it('knows from silence that it is offline, and from any answer that it is not', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(fetchMe()).rejects.toBeInstanceOf(NetworkError)
  expect(useReachability.getState().online).toBe(false)
  answer(503, null)
  await expect(fetchMe()).rejects.toBeInstanceOf(ApiError)
  expect(useReachability.getState().online).toBe(true)
})
