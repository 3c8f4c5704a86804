import type { AdministratorRole } from '../../../protocol/wire/rows/people.ts'

/** What an administrator is, in words. */
export const ROLE_WORDS: Record<AdministratorRole, string> = {
  owner: 'Owner',
  manager: 'Manager',
  frontDesk: 'Front desk',
  readOnly: 'Read only',
}
