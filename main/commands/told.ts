import type { Wanted } from '../../protocol/ipc/app-views.ts'
import type { ToldSettings, ToldView } from '../../protocol/ipc/told-views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { Section } from './table.ts'

/** What the commands about being told, and about places, need of the app. */
export interface ToldParts {
  view(): ToldView
  save(settings: ToldSettings): void
  tryOut(): boolean
  showing(conversationId: ConversationId | null): void
  wanted(): Wanted
  follow(link: string): Promise<boolean>
}

export function toldCommands(parts: ToldParts): Section<'told'> & Section<'places'> {
  return {
    'told.get': () => parts.view(),
    'told.save': (settings) => {
      parts.save(settings)
      return parts.view()
    },
    'told.try': () => ({ shown: parts.tryOut() }),
    'places.wanted': () => parts.wanted(),
    'places.showing': ({ conversationId }) => {
      parts.showing(conversationId)
      return {}
    },
    'places.follow': async ({ link }) => ({ followed: await parts.follow(link) }),
  }
}
