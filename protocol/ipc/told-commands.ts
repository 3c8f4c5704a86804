import { z } from 'zod'
import { ConversationId } from '../wire/ids.ts'
import { Wanted } from './app-views.ts'
import { ToldSettings, ToldView } from './told-views.ts'

const nothing = z.object({})

/** How one is told outside the window, and what leads into it. */
export const TOLD_COMMANDS = {
  'told.get': { input: nothing, output: ToldView },
  'told.save': { input: ToldSettings, output: ToldView },
  /** Shows one notification, to see whether the system lets it through. */
  'told.try': { input: nothing, output: z.object({ shown: z.boolean() }) },

  /** The window can show something now: what it was asked for before, once. */
  'places.wanted': { input: nothing, output: Wanted },
  /** The chat that the window shows; null for anything else. Nobody is told of what they are reading. */
  'places.showing': { input: z.object({ conversationId: ConversationId.nullable() }), output: nothing },
  /** Goes where a pasted link leads; false when it leads to nothing that is here for the user. */
  'places.follow': {
    input: z.object({ link: z.string().max(2000) }),
    output: z.object({ followed: z.boolean() }),
  },
} as const
