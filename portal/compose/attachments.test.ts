import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { attach, ATTACHMENTS_MAX, detach, takeOut, useTray } from './attachments.ts'

const file = (name: string, content = 'x'): File => new File([content], name)
const names = (draft: string): string[] =>
  renderHook(() => useTray(draft)).result.current.map((one) => one.file.name)

it('leaves out an empty and an unreadable file with the reason, the others come in', async () => {
  const folder = file('plans')
  folder.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('is a directory')) }) as unknown as Blob
  const reasons = await attach('a', [file('floor.png'), file('nothing.txt', ''), folder])
  expect(names('a')).toEqual(['floor.png'])
  expect(reasons).toEqual([
    '“nothing.txt” is empty.',
    '“plans” can’t be read. A folder has to be zipped first.',
  ])
})

it('keeps ten and says so', async () => {
  const many = Array.from({ length: ATTACHMENTS_MAX + 2 }, (_, index) => file(`${index}.txt`))
  const reasons = await attach('b', many)
  expect(names('b')).toHaveLength(ATTACHMENTS_MAX)
  expect(reasons[0]).toContain('takes 10 files')
})

it('keeps the trays of two drafts apart', async () => {
  await attach('c', [file('one.txt'), file('two.txt')])
  await attach('d', [file('three.txt')])
  const first = renderHook(() => useTray('c')).result.current[0]
  if (!first) throw new Error('the tray is empty')
  detach('c', first.id)
  expect(names('c')).toEqual(['two.txt'])
  expect(names('d')).toEqual(['three.txt'])
})

it('keeps what came in while the message before was being kept', async () => {
  await attach('e', [file('sent.txt')])
  const { result } = renderHook(() => useTray('e'))
  const sent = result.current
  await attach('e', [file('next.txt')])
  takeOut('e', sent)
  expect(names('e')).toEqual(['next.txt'])
})
