import { expect, test } from 'vitest'
import type { Reach } from '../../../protocol/ipc/people-views.ts'
import { reachSentence, reachWords } from './reach-words.ts'

const desk: Reach = { audience: 'administrators', may: true, because: 'administrator' }
const hidden: Reach = { audience: 'location', may: false, because: 'name' }

test('says in one sentence who can start a chat', () => {
  expect(reachSentence([desk, hidden], 'Nadia')).toBe('Only administrators can start a chat with Nadia.')
  expect(reachSentence([desk, { ...hidden, may: true, because: 'post' }], 'Nadia')).toBe(
    'Members of the location can start a chat with Nadia.',
  )
  expect(reachSentence([{ ...desk, may: false, because: 'chatsOff' }], 'Nadia')).toBe(
    'Nobody can start a chat with Nadia.',
  )
})

test('names the reason of each audience', () => {
  expect(reachWords(hidden)).toEqual({
    audience: 'Members of the location',
    answer: 'No, the name is hidden from them',
  })
  expect(reachWords(desk).answer).toBe('Yes, from the desk')
})
