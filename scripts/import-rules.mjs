// Who may import whom: the table of ARCHITECTURE.md, for the linter. The most specific row that matches a file counts;
// a folder without a row (tests) may import everything. A file's tests may, too.

/**
 * @typedef {object} ImportRule
 * @property {string} place a folder, or one file of it that may more than the rest
 * @property {readonly string[]} [ours] other places of the project; its own is always allowed
 * @property {readonly string[]} [types] places of which only types may be imported
 * @property {readonly string[]} [packages]
 * @property {true | readonly string[]} [node] modules of Node: all, or these
 * @property {'through their index'} [rooms] how the folders inside may import each other
 * @property {readonly string[]} [shared] the only files of the same folder that its files may import
 */

const windowParts = ['react', 'react-dom', 'radix-ui', 'lucide-react', 'react-virtuoso', 'linkify-it']

/** @type {readonly ImportRule[]} */
export const importRules = [
  { place: 'protocol/wire', packages: ['zod', 'uuid'] },
  { place: 'protocol/ipc', ours: ['protocol/wire'], packages: ['zod'] },
  { place: 'protocol/search' },
  { place: 'protocol/rules', ours: ['protocol/wire'] },

  {
    place: 'main',
    ours: ['protocol'],
    packages: ['electron', 'zod'],
    node: true,
  },
  {
    place: 'main/shell',
    ours: ['protocol', 'main/session', 'main/commands', 'main/files'],
    packages: ['electron', 'electron-log', 'electron-updater', 'zod'],
    node: true,
  },
  {
    place: 'main/commands',
    ours: ['protocol', 'main/store', 'main/sync', 'main/files', 'main/session', 'main/export', 'main/csv'],
    packages: ['zod'],
    node: true,
  },
  {
    place: 'main/commands/ipc-host.ts',
    ours: ['protocol', 'main/commands', 'main/store', 'main/session'],
    packages: ['electron', 'zod'],
    node: true,
  },
  {
    place: 'main/session',
    ours: ['protocol', 'main/store', 'main/sync', 'main/files', 'main/presence'],
    packages: ['zod'],
    node: true,
  },
  {
    place: 'main/store',
    ours: ['protocol/wire', 'protocol/search', 'protocol/rules'],
    packages: ['better-sqlite3', 'zod'],
    node: true,
  },
  {
    place: 'main/sync',
    ours: ['protocol'],
    types: ['main/store'],
    packages: ['zod'],
    node: ['node:crypto'],
  },
  {
    place: 'main/sync/connection.ts',
    ours: ['protocol', 'main/sync'],
    packages: ['socket.io-client', 'zod'],
  },
  { place: 'main/told', ours: ['protocol'], types: ['main/store'] },
  { place: 'main/links', ours: ['protocol'], types: ['main/store'] },
  { place: 'main/presence', ours: ['protocol'], types: ['main/store'] },
  {
    place: 'main/files',
    ours: ['protocol/wire'],
    types: ['main/store'],
    packages: ['file-type', 'image-size', 'tus-js-client', 'yazl', 'zod'],
    node: true,
  },

  {
    place: 'main/export',
    ours: ['protocol/wire', 'main/files/byte-size.ts'],
    types: ['main/store'],
    packages: ['zod'],
    node: ['node:fs/promises'],
  },
  { place: 'main/csv', ours: ['protocol/wire'], packages: ['csv-parse', 'zod'], node: true },
  { place: 'main/export/print-window.ts', ours: ['main/export'], packages: ['electron'] },
  { place: 'main/export/join-pdfs.ts', packages: ['@cantoo/pdf-lib'] },

  { place: 'main/files/text/read-pdf-text.ts', ours: ['main/files'], packages: ['pdfjs-dist'] },

  { place: 'preload', ours: ['protocol/ipc'], packages: ['electron'] },

  { place: 'renderer', ours: ['protocol'], packages: [...windowParts, 'zustand'] },
  { place: 'renderer/ui', packages: [...windowParts, '@fontsource-variable/inter'] },
  {
    place: 'renderer/stores',
    ours: ['protocol', 'renderer/app/bridge.ts'],
    packages: ['zustand'],
    shared: [
      ...['reading.ts', 'rereading.ts', 'row-window.ts', 'same-value.ts', 'after-paint.ts', 'openings.ts'],
      ...[
        'echoes.ts',
        'thread-messages.ts',
        'thread-pages.ts',
        'rows-that-fill.ts',
        'typing-hand.ts',
        'thread-state.ts',
      ],
    ],
  },
  {
    place: 'renderer/features',
    ours: ['protocol', 'renderer/stores', 'renderer/ui'],
    packages: [...windowParts, 'zod'],
    rooms: 'through their index',
  },
  { place: 'renderer/ui/pdf/pdf-document.ts', ours: ['renderer/ui/pdf'], packages: ['pdfjs-dist'] },
  { place: 'renderer/ui/pdf/pdf-worker.ts', packages: ['pdfjs-dist'] },
  { place: 'renderer/features/chats/composer/emoji/emoji-data.ts', packages: ['emojibase-data'] },
  {
    place: 'renderer/features/location/editor',
    ours: ['protocol', 'renderer/stores', 'renderer/ui', 'renderer/features/location/editor'],
    // prettier-ignore
    packages: [
      ...windowParts, 'prosemirror-commands', 'prosemirror-history', 'prosemirror-keymap', 'prosemirror-model',
      'prosemirror-state', 'prosemirror-view',
    ],
  },
  { place: 'renderer/app/bridge.ts', ours: ['protocol'] },
  { place: 'renderer/app/zod-without-eval.ts', packages: ['zod'] },

  {
    place: 'server',
    ours: ['protocol/wire', 'protocol/rules', 'package.json'],
    // prettier-ignore
    packages: [
      '@electric-sql/pglite', '@fastify/cookie', '@fastify/rate-limit', '@fastify/static', '@node-rs/argon2', '@tus/file-store',
      '@tus/server', 'fastify', 'file-type', 'nodemailer', 'pg', 'pino', 'socket.io', 'uuid', 'web-push', 'zod',
    ],
    node: true,
  },
  {
    place: 'server/signatures/signed-pdf.ts',
    ours: ['protocol/wire', 'server'],
    packages: ['@cantoo/pdf-lib'],
  },
  {
    place: 'server/signatures/pdf-text.ts',
    packages: ['@cantoo/pdf-lib', '@cantoo/fontkit'],
    node: ['node:fs/promises', 'node:module'],
  },
  {
    place: 'portal',
    ours: ['protocol/wire', 'protocol/rules', 'renderer/ui'],
    packages: [...windowParts, 'zustand', 'zod', 'socket.io-client', 'tus-js-client', '@noble/hashes'],
  },
  {
    place: 'scripts',
    // prettier-ignore
    packages: [
      '@electron/asar', '@electron/fuses', '@electron/get', '@vitejs/plugin-react', 'electron-builder', 'oxlint', 'vite', 'vitest',
    ],
    node: true,
  },
]
