// What the window shows: made by the store from rows, so that no component joins tables.
export * from './chat-views.ts'
export * from './desk-views.ts'
export * from './feed-views.ts'
export * from './file-views.ts'
export * from './people-views.ts'
export * from './search-views.ts'
export * from './space-views.ts'
export * from './visit-views.ts'
