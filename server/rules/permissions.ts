import { ChatPermission, type AdministratorRole, type Permission } from '../../protocol/wire/rows/people.ts'

/**
 * What each administrator role may do, as far as the location does not say otherwise. Whatever is not listed is denied.
 * The chat permissions can be given apart from the role (mission.md, "administrator roles").
 */
const ROLE_PERMISSIONS: Record<AdministratorRole, readonly Permission[]> = {
  owner: [
    'chat.read',
    'chat.reply',
    'chat.assign',
    'chat.export',
    'chat.delete',
    'customers.read',
    'customers.write',
    'visitors.write',
    'location.write',
    'feed.write',
    'administrators.invite',
  ],
  manager: [
    'chat.read',
    'chat.reply',
    'chat.assign',
    'chat.export',
    'chat.delete',
    'customers.read',
    'customers.write',
    'visitors.write',
    'location.write',
    'feed.write',
  ],
  frontDesk: [
    'chat.read',
    'chat.reply',
    'chat.assign',
    'customers.read',
    'customers.write',
    'visitors.write',
    'feed.write',
  ],
  readOnly: ['chat.read', 'customers.read'],
}

/**
 * The permissions of one administrator at one location.
 * In: the role, and the chat permissions given apart from it, or null for those of the role.
 */
export function permissionsOf(role: AdministratorRole, chat: readonly string[] | null): Permission[] {
  const ofRole = ROLE_PERMISSIONS[role]
  if (chat === null) return [...ofRole]
  const given = CHAT_PERMISSIONS.filter((permission) => chat.includes(permission))
  return [...given, ...ofRole.filter((permission) => !CHAT_PERMISSIONS.includes(permission))]
}

const CHAT_PERMISSIONS: readonly Permission[] = ChatPermission.options
