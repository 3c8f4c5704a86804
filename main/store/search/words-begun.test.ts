import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SqlFile } from '../database/sql-file.ts'
import { addWordLists, wordsBegun } from './words-begun.ts'

let database: Database.Database

beforeEach(() => {
  database = new Database(':memory:')
  for (const index of ['message_words', 'thing_words']) {
    database.exec(`CREATE VIRTUAL TABLE ${index} USING fts5(words, content = '', tokenize = 'ascii')`)
  }
  addWordLists(database)
})
afterEach(() => database.close())

function write(...texts: string[]): void {
  for (const text of texts) database.prepare('INSERT INTO message_words (words) VALUES (?)').run(text)
}
const begun = (beginning: string) => wordsBegun(new SqlFile(database), 'message_words', beginning)

it('lists each word once that begins so, longer ones of the same beginning too', () => {
  write('room', 'Room roommate', 'rooms room', 'rook root', 'Кафе кафетерий')
  expect(begun('room')).toEqual(['room', 'roommate', 'rooms'])
  expect(begun('roo')).toEqual(['rook', 'room', 'roommate', 'rooms', 'root'])
  expect(begun('кафе')).toEqual(['кафетерий'])
  expect(begun('rooz')).toEqual([])
  expect(wordsBegun(new SqlFile(database), 'thing_words', 'room')).toEqual([])
})

it('gives up at more words than are worth naming', () => {
  const words = Array.from(
    { length: 65 },
    (_, index) => `word${String.fromCharCode(97 + index / 26, 97 + (index % 26))}`,
  )
  write(...words.slice(1))
  expect(begun('word')).toHaveLength(64)
  write(words[0] ?? '')
  expect(begun('word')).toBeNull()
})
