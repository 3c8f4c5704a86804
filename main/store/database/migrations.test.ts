import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { CACHE_MIGRATIONS, migrate, OUTBOX_MIGRATIONS } from './migrate.ts'

const messageId = (number: number) => `019d6c54-14a4-70a6-aa1b-00000000000${number}`

/** A file as version 1 left it, brought to the newest version. */
function fromVersion1(migrations: readonly string[], content: string): Database.Database {
  const database = new Database(':memory:')
  migrate(database, migrations.slice(0, 1))
  database.exec(content)
  migrate(database, migrations)
  return database
}

it('outbox.db of version 1 keeps every entry, draft and staged file', () => {
  const database = fromVersion1(
    OUTBOX_MIGRATIONS,
    `INSERT INTO kept VALUES ('deviceId', '"d"');
     INSERT INTO entries (op_id, lane, type, target_id, conversation_id, location_id, body, hash, state, sent, written_at)
       VALUES ('op', 'lane', 'message.send', 'm', 'c', 'l', '{}', 'hash', 'uploading', 0, 5);
     INSERT INTO drafts VALUES ('c1', 'See you at noon', 1), ('c2', '/note Give her 10 %', 2), ('c3', '/note ', 3),
       ('c4', '/notes are kept', 4);
     INSERT INTO staged_files VALUES ('f', 'c', 'm', 2, 'a.pdf', 9, 'application/pdf', 'sha', 'waiting', 3, 'url', NULL);`,
  )
  const all = (table: string) => database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()
  expect(all('kept')).toEqual([{ key: 'deviceId', value: '"d"' }])
  expect(all('entries')).toMatchObject([{ op_id: 'op', state: 'uploading', held_until: null, written: 1 }])
  expect(all('drafts')).toEqual([
    { conversation_id: 'c1', text: 'See you at noon', saved_at: 1, kind: 'text', reply_to_id: null },
    { conversation_id: 'c2', text: 'Give her 10 %', saved_at: 2, kind: 'note', reply_to_id: null },
    { conversation_id: 'c4', text: '/notes are kept', saved_at: 4, kind: 'text', reply_to_id: null },
  ])
  expect(all('staged_files')).toEqual([
    {
      id: 'f',
      conversation_id: 'c',
      message_id: 'm',
      position: 2,
      name: 'a.pdf',
      size_bytes: 9,
      mime: 'application/pdf',
      sha256: 'sha',
      state: 'waiting',
      sent_bytes: 3,
      tus_url: 'url',
      error: null,
      caption: '',
      signature: null,
    },
  ])
  database.prepare(`UPDATE staged_files SET state = 'paused'`).run()
  expect(() => database.prepare(`UPDATE staged_files SET state = 'lost'`).run()).toThrow(/CHECK/)
})

it('a chat of a cache.db of version 1 knows who waits and who is assigned', () => {
  const messages = [
    [1, 'customer', 'text', 10, 'NULL'],
    [2, 'desk', 'text', 20, 'NULL'],
    [3, 'customer', 'booking', 30, 'NULL'],
    [4, 'customer', 'text', 40, '41'],
    [5, 'customer', 'text', 50, 'NULL'],
    [6, 'desk', 'note', 60, 'NULL'],
    [7, 'customer', 'text', 70, 'NULL'],
  ].map(
    ([seq, side, kind, at, deleted]) =>
      `INSERT INTO messages (id, rev, generation, chat, seq, author_user_id, side, kind, text, file_count, sent_at,
         deleted_at) VALUES ('${messageId(Number(seq))}', 1, 1, 1, ${seq}, 'u', '${side}', '${kind}', 'text ${seq}', 0, ${at}, ${deleted});`,
  )
  const database = fromVersion1(
    CACHE_MIGRATIONS,
    `INSERT INTO generations VALUES (1, 'location:l'), (2, 'user:dana');
     INSERT INTO conversations VALUES ('c', 1, 1, 'desk', 'l', 'user', 'u', NULL, NULL, 'dana', 1);
     INSERT INTO chats (key, conversation_id, location_id, listed, last_seq) VALUES (1, 'c', 'l', 1, 7), (2, 'none', 'l', 0, NULL);
     INSERT INTO read_marks VALUES ('c:dana', 1, 2, 'c', 'dana', 4, 1), ('c:u', 1, 1, 'c', 'u', 6, 0);
     INSERT INTO files VALUES ('${messageId(1)}', 0, 'f', 'a.pdf', 9, 'application/pdf', 'sha', NULL, NULL);
     ${messages.join('\n')}`,
  )
  expect(database.prepare('SELECT * FROM chats ORDER BY key').all()).toMatchObject([
    { key: 1, is_direct: 0, assignee_user_id: 'dana', shelf: 1, waiting_since: 50, read_seq: 4 },
    { key: 2, is_direct: 0, assignee_user_id: null, shelf: 1, waiting_since: null },
  ])
  expect(database.prepare('SELECT * FROM read_marks').all()).toMatchObject([
    { seq: 4, flagged_unread: 1, delivered_seq: 0, pinned: 0, muted_until: null, archived_seq: null },
    { seq: 6, flagged_unread: 0, delivered_seq: 0, pinned: 0, muted_until: null, archived_seq: null },
  ])
  expect(database.prepare('SELECT * FROM files').all()).toMatchObject([{ id: 'f', caption: null }])
})
