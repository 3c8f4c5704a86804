import type { ChatPermission, PrivacyLevel } from '../../../protocol/wire/rows/people.ts'

export const CHAT_WORDS: Record<ChatPermission, string> = {
  'chat.read': 'Read',
  'chat.reply': 'Reply',
  'chat.assign': 'Assign',
  'chat.export': 'Export',
  'chat.delete': 'Unsend others’',
}

export const LEVEL_WORDS: Record<PrivacyLevel, string> = {
  administrators: 'Administrators',
  company: 'Their company',
  location: 'Members of the location',
  network: 'Members of the network',
  public: 'Everybody',
}

/** The chat permissions in one line: "Read, reply", "none". */
export function chatWords(chat: readonly ChatPermission[] | null): string {
  if (chat === null) return 'Chats as the role has it'
  if (chat.length === 0) return 'No chats'
  const words = chat.map((permission) => CHAT_WORDS[permission].toLowerCase()).join(', ')
  return `Chats: ${words}`
}
