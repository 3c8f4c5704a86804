import type { ChatRow, Face, PersonHit, Standing } from '../../../protocol/ipc/views.ts'
import { folded } from '../../../protocol/search/words.ts'

/** Something that the window can do, by a name that is typed. */
export interface PaletteCommand {
  id: string
  label: string
  /** Other words under which it is looked for. */
  words?: string
  keys?: string
  run: () => void
}

/** A row of the palette. */
export type PaletteItem =
  | { kind: 'chat'; id: string; face: Face; standing: Standing; chat: ChatRow }
  | { kind: 'person'; id: string; face: Face; standing: Standing; detail: string }
  | { kind: 'command'; id: string; command: PaletteCommand }

export interface PaletteGroup {
  title: string
  items: PaletteItem[]
}

/** What is offered for the words typed: chats, people without one, commands; the search of messages always last. */
export function paletteGroups(found: {
  query: string
  chats: readonly ChatRow[]
  people: readonly PersonHit[]
  commands: readonly PaletteCommand[]
  searchFor: PaletteCommand
}): PaletteGroup[] {
  const { query, chats, people } = found
  const typed = query.trim() !== ''
  const withChat = new Set<string>(chats.map(({ face }) => face.subject.id))
  const groups: PaletteGroup[] = [
    {
      title: typed ? 'Chats' : 'Newest chats',
      items: chats.map((chat) => ({
        kind: 'chat',
        id: chat.conversationId,
        face: chat.face,
        standing: chat.standing,
        chat,
      })),
    },
    {
      title: 'People and companies',
      items: people
        .filter(({ face }) => !withChat.has(face.subject.id))
        .map(({ face, standing, detail }) => ({
          kind: 'person',
          id: face.subject.id,
          face,
          standing,
          detail,
        })),
    },
    {
      title: 'Commands',
      items: [
        ...found.commands.filter((command) => fits(command, query)),
        ...(typed ? [found.searchFor] : []),
      ].map((command) => ({ kind: 'command', id: command.id, command })),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** Each word typed begins a word of the command. */
function fits({ label, words = '' }: PaletteCommand, query: string): boolean {
  const known = folded(`${label} ${words}`).split(/[^\p{L}\p{N}]+/u)
  return folded(query)
    .split(/[^\p{L}\p{N}]+/u)
    .every((typed) => known.some((word) => word.startsWith(typed)))
}
