import { expect, test } from 'vitest'
import { fileNameBreach } from './file-names.mjs'

test.each([
  'main/store/open-account.ts',
  'renderer/ui/Avatar.tsx',
  'scripts/lint/file-names.test.mjs',
  'main/store/migrations/cache-0001-rows.ts',
])('takes %s', (file) => expect(fileNameBreach(file)).toBeUndefined())

test.each([
  'main/utils.ts',
  'renderer/helpers/time.ts',
  'main/sync/sync-manager.ts',
  'renderer/ui/ClickHandler.tsx',
  'server/mailService.ts',
  'main/Desktop.ts',
  'main/open_account.ts',
])('refuses %s', (file) => expect(fileNameBreach(file)).toBeDefined())
