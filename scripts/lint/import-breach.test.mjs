import { expect, test } from 'vitest'
import { importRules } from '../import-rules.mjs'
import { importBreach } from './import-breach.mjs'

/** For each row of the table: what it allows, and what is a breach. */
/** @type {Record<string, { file?: string, allowed: string[], breaches: string[] }>} */
const rows = {
  'protocol/wire': {
    allowed: ['zod', './ids.ts'],
    breaches: ['node:fs', 'electron', '../ipc/commands.ts', '../../main/index.ts'],
  },
  'protocol/ipc': {
    allowed: ['../wire/ids.ts'],
    breaches: ['electron', 'node:path', '../../main/store/store.ts'],
  },
  'protocol/search': {
    allowed: ['./words.ts'],
    breaches: ['zod', 'node:fs', '../wire/ids.ts', '../../main/index.ts'],
  },
  'protocol/rules': {
    allowed: ['../wire/ids.ts'],
    breaches: ['node:fs', '../ipc/commands.ts', '../../server/rules/facts.ts'],
  },
  main: {
    file: 'main/index.ts',
    allowed: ['electron', './store/store.ts'],
    breaches: ['better-sqlite3', '../server/start.ts', '../renderer/app/bridge.ts'],
  },
  'main/shell': {
    allowed: ['electron', '../session/session.ts'],
    breaches: ['../store/store.ts', '../sync/sync.ts', 'socket.io-client'],
  },
  'main/commands': {
    allowed: ['../store/store.ts', '../../protocol/ipc/table.ts'],
    breaches: ['electron', 'better-sqlite3', '../shell/window.ts'],
  },
  'main/commands/ipc-host.ts': {
    file: 'main/commands/ipc-host.ts',
    allowed: ['electron'],
    breaches: ['better-sqlite3', '../shell/window.ts'],
  },
  'main/session': {
    allowed: ['../store/store.ts'],
    breaches: ['electron', '../shell/window.ts', 'better-sqlite3'],
  },
  'main/store': {
    allowed: ['better-sqlite3', 'node:fs', '../../protocol/wire/ids.ts'],
    breaches: ['electron', '../sync/sync.ts', '../../protocol/ipc/table.ts'],
  },
  'main/sync': {
    allowed: ['../../protocol/wire/ids.ts'],
    breaches: [
      'electron',
      'better-sqlite3',
      'socket.io-client',
      '../files/cache.ts',
      '../store/store.ts',
      'node:timers',
    ],
  },
  'main/sync/connection.ts': {
    file: 'main/sync/connection.ts',
    allowed: ['socket.io-client', './core.ts'],
    breaches: ['electron', '../store/store.ts'],
  },
  'main/files': {
    allowed: ['node:fs', '../../protocol/wire/ids.ts'],
    breaches: ['electron', '../sync/sync.ts', '../../protocol/ipc/table.ts', '../store/store.ts'],
  },
  'main/files/text/read-pdf-text.ts': {
    file: 'main/files/text/read-pdf-text.ts',
    allowed: ['pdfjs-dist/legacy/build/pdf.mjs', './worker-answer.ts'],
    breaches: ['electron', '../../store/store.ts'],
  },
  'main/presence': {
    allowed: ['../../protocol/wire/ids.ts'],
    breaches: ['electron', 'socket.io-client', '../store/store.ts', 'node:timers'],
  },
  'main/told': {
    allowed: ['../../protocol/wire/ids.ts'],
    breaches: ['electron', 'node:fs', '../shell/window.ts'],
  },
  'main/links': {
    allowed: ['../../protocol/ipc/deep-link.ts'],
    breaches: ['electron', 'node:fs', '../shell/window.ts'],
  },
  'main/csv': {
    allowed: ['csv-parse', 'node:fs', '../../protocol/wire/ids.ts'],
    breaches: ['electron', '../store/store.ts', '../../protocol/ipc/commands.ts'],
  },
  'renderer/features/location/editor': {
    allowed: ['prosemirror-model', '../../../stores/location.ts', './blocks.ts'],
    breaches: ['electron', '../../chats/index.ts', '../../../app/bridge.ts'],
  },
  'main/export': {
    allowed: ['node:fs/promises', '../files/byte-size.ts', '../../protocol/wire/ids.ts'],
    breaches: ['electron', 'node:fs', '../files/cache.ts', '../store/store.ts', '@cantoo/pdf-lib'],
  },
  'main/export/print-window.ts': {
    file: 'main/export/print-window.ts',
    allowed: ['electron', './page.ts'],
    breaches: ['../shell/window.ts', '../files/cache.ts'],
  },
  'main/export/join-pdfs.ts': {
    file: 'main/export/join-pdfs.ts',
    allowed: ['@cantoo/pdf-lib'],
    breaches: ['electron', '../files/cache.ts'],
  },
  preload: {
    allowed: ['electron', '../protocol/ipc/table.ts'],
    breaches: ['../main/index.ts', 'node:fs', 'zod'],
  },
  renderer: {
    file: 'renderer/app/App.tsx',
    allowed: ['../features/chats/Inside.tsx', '../../protocol/ipc/table.ts'],
    breaches: ['electron', 'node:fs', '../../main/index.ts'],
  },
  'renderer/ui': {
    allowed: ['react', './Button.tsx'],
    breaches: ['../stores/chats.ts', '../features/chats/index.ts', '../../protocol/wire/ids.ts', 'zustand'],
  },
  'renderer/stores': {
    allowed: ['zustand', './reading.ts', '../app/bridge.ts'],
    breaches: ['./other.ts', '../features/chats/index.ts', 'react', '../app/App.tsx'],
  },
  'renderer/features': {
    file: 'renderer/features/chats/Thread.tsx',
    allowed: ['./Row.tsx', '../files/index.ts', '../../stores/chats.ts', '../../ui/Button.tsx'],
    breaches: ['../../app/bridge.ts', '../files/FileTile.tsx', 'electron', '../../../main/index.ts'],
  },
  'renderer/ui/pdf/pdf-document.ts': {
    file: 'renderer/ui/pdf/pdf-document.ts',
    allowed: ['pdfjs-dist/legacy/build/pdf.mjs', './pdf-worker.ts'],
    breaches: ['react', '../../stores/chats.ts', '../../features/chats/index.ts'],
  },
  'renderer/ui/pdf/pdf-worker.ts': {
    file: 'renderer/ui/pdf/pdf-worker.ts',
    allowed: ['pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'],
    breaches: ['react', './pdf-document.ts', '../../stores/chats.ts'],
  },
  'renderer/features/chats/composer/emoji/emoji-data.ts': {
    file: 'renderer/features/chats/composer/emoji/emoji-data.ts',
    allowed: ['emojibase-data/en/compact.json'],
    breaches: ['react', '../../../../stores/chats.ts'],
  },
  'renderer/app/zod-without-eval.ts': {
    file: 'renderer/app/zod-without-eval.ts',
    allowed: ['zod'],
    breaches: ['electron', 'zustand', '../stores/chats.ts'],
  },
  'renderer/app/bridge.ts': {
    file: 'renderer/app/bridge.ts',
    allowed: ['../../protocol/ipc/table.ts'],
    breaches: ['../stores/chats.ts', 'react'],
  },
  server: {
    allowed: ['fastify', 'node:fs', '../protocol/wire/ids.ts'],
    breaches: [
      '../main/index.ts',
      '../renderer/ui/Button.tsx',
      '../protocol/ipc/table.ts',
      'electron',
      'react',
    ],
  },
  'server/signatures/signed-pdf.ts': {
    file: 'server/signatures/signed-pdf.ts',
    allowed: ['@cantoo/pdf-lib', './pdf-text.ts', '../sync/signature-work.ts'],
    breaches: ['fastify', 'react', '../../main/index.ts'],
  },
  'server/signatures/pdf-text.ts': {
    file: 'server/signatures/pdf-text.ts',
    allowed: ['@cantoo/pdf-lib', '@cantoo/fontkit', 'node:module'],
    breaches: ['fastify', 'node:fs', '../sync/signature-work.ts'],
  },
  portal: {
    allowed: ['react', '../renderer/ui/Button.tsx', '../protocol/wire/ids.ts'],
    breaches: [
      '../main/index.ts',
      '../server/start.ts',
      '../renderer/stores/chats.ts',
      '../protocol/ipc/table.ts',
      'electron',
    ],
  },
  scripts: { allowed: ['vite', 'node:fs'], breaches: ['../main/index.ts', '../server/start.ts', 'react'] },
}

test('every row has its breaches here', () => {
  expect(Object.keys(rows).sort()).toEqual(importRules.map((rule) => rule.place).sort())
})

for (const [place, { file = `${place}/planted.ts`, allowed, breaches }] of Object.entries(rows)) {
  test.each(allowed)(`${place} may import %s`, (source) => {
    expect(importBreach(file, source, false)).toBeUndefined()
  })
  test.each(breaches)(`${place} may not import %s`, (source) => {
    expect(importBreach(file, source, false)).toMatch(/ may /)
  })
}

test('of some places only the types', () => {
  expect(importBreach('main/sync/planted.ts', '../store/store.ts', true)).toBeUndefined()
  expect(importBreach('main/files/planted.ts', '../store/store.ts', true)).toBeUndefined()
  expect(importBreach('renderer/ui/Planted.tsx', '../stores/chats.ts', true)).toMatch(/may not/)
})

test('tests may import everything', () => {
  expect(importBreach('main/sync/core.test.ts', '../store/store.ts', false)).toBeUndefined()
  expect(importBreach('tests/e2e/desk.spec.ts', '../../main/index.ts', false)).toBeUndefined()
})
