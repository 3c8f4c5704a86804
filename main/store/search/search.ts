import { parseQuery } from '../../../protocol/search/query.ts'
import type { StoreContext } from '../context.ts'
import { readQuery } from './asked.ts'
import { clearSomeWords, hasDeadWords } from './dead-words.ts'
import { findFiles } from './find-files.ts'
import { findMessages } from './find-messages.ts'
import { findNotifications } from './find-notifications.ts'
import { findNames, findPeople } from './find-people.ts'
import type { SearchVerbs } from './search-verbs.ts'

/** Of what is no message: with more hits than this the query is made narrower, not read through. */
const OTHERS_MAX = 20

/** Finds what is on this device; nothing here waits for the network. */
export function searchVerbs(
  context: StoreContext,
): Pick<SearchVerbs, 'searchMessages' | 'searchOthers' | 'searchPeople' | 'clearDeadWords'> {
  return {
    searchMessages: ({ query, conversationId, before, limit }) => {
      const asked = readQuery(context, query, conversationId)
      const { problem } = asked
      if (asked.isEmpty) return { messages: [], nextBefore: null, problem }
      return { ...findMessages(context, asked, { before, limit }), problem }
    },

    searchOthers: ({ query, conversationId }) => {
      const asked = readQuery(context, query, conversationId)
      if (asked.isEmpty) return { people: [], files: [], notifications: [] }
      return {
        people: asked.isNarrowed ? [] : findPeople(context, asked.terms, OTHERS_MAX),
        files: findFiles(context, asked, OTHERS_MAX),
        notifications: asked.isNarrowed ? [] : findNotifications(context, asked, OTHERS_MAX),
      }
    },

    searchPeople: ({ query, limit }) => ({ people: findNames(context, parseQuery(query).terms, limit) }),

    clearDeadWords: () => {
      const { cache } = context
      if (!hasDeadWords(cache)) return { more: false }
      const more = clearSomeWords(cache)
      if (!more) cache.database.pragma('wal_checkpoint(TRUNCATE)')
      return { more }
    },
  }
}
