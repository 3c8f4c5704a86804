import { expect, it } from 'vitest'
import type { ChatRow, PersonHit } from '../../../protocol/ipc/views.ts'
import { paletteGroups, type PaletteCommand } from './palette-items.ts'

const command = (label: string, words = ''): PaletteCommand => ({
  id: label,
  label,
  words,
  run: () => undefined,
})
const face = (id: string, name: string) => ({ subject: { kind: 'user', id }, name, photoFileId: null })
const chat = { conversationId: 'c', face: face('1', 'Nadia'), standing: 'nonmember' } as unknown as ChatRow
const person = (id: string, name: string) =>
  ({ face: face(id, name), standing: 'member', detail: '', snippet: [] }) as unknown as PersonHit

const commands = [command('Go to Notifications'), command('Dark or light', 'theme'), command('Mark all read')]
const searchFor = command('Search')

function labels(query: string, chats: ChatRow[] = [], people: PersonHit[] = []): string[] {
  return paletteGroups({ query, chats, people, commands, searchFor }).flatMap(({ title, items }) => [
    `# ${title}`,
    ...items.map((item) => (item.kind === 'command' ? item.command.label : item.face.name)),
  ])
}

it('offers the newest chats and every command while nothing is typed', () => {
  expect(labels('', [chat])).toEqual([
    '# Newest chats',
    'Nadia',
    '# Commands',
    'Go to Notifications',
    'Dark or light',
    'Mark all read',
  ])
})

it('finds commands by the beginnings of their words, and can always search', () => {
  expect(labels('noti')).toEqual(['# Commands', 'Go to Notifications', 'Search'])
  expect(labels('thé')).toEqual(['# Commands', 'Dark or light', 'Search'])
  expect(labels('read mark')).toEqual(['# Commands', 'Mark all read', 'Search'])
  expect(labels('zzz')).toEqual(['# Commands', 'Search'])
})

it('shows nobody twice', () => {
  expect(labels('na', [chat], [person('1', 'Nadia'), person('2', 'Naomi')])).toEqual([
    '# Chats',
    'Nadia',
    '# People and companies',
    'Naomi',
    '# Commands',
    'Search',
  ])
})
