import type { Session } from '../session/session.ts'
import type { Section } from './table.ts'

/** Search reads this device only: it works the same offline. */
export function searchCommands(session: Session): Section<'search'> {
  return {
    'search.messages': async (input) => session.account().store.searchMessages(input),
    async 'search.others'(input) {
      const { store, cache } = session.account()
      const found = await store.searchOthers(input)
      const here = await Promise.all(found.files.map(({ item }) => cache.has(item.file)))
      const files = found.files.map((hit, index) => ({
        ...hit,
        item: { ...hit.item, here: here[index] ?? false },
      }))
      return { ...found, files }
    },
    'search.people': async (input) => session.account().store.searchPeople(input),
  }
}
