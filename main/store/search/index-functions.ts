import type { Database } from 'better-sqlite3'
import { indexText, joinedText } from '../../../protocol/search/words.ts'

/** Makes what a word is known to SQL, so that an index is filled by one INSERT ... SELECT. */
export function addIndexFunctions(database: Database): void {
  const options = { deterministic: true, directOnly: true }
  database.function('index_text', options, (text) => indexText(String(text)))
  database.function('joined_text', options, (text) => joinedText(String(text)))
}
