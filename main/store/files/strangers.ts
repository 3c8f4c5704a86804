import { deskConversationId, type Subject } from '../../../protocol/wire/ids.ts'
import { chatOf } from '../chats/chat.ts'
import type { StoreContext } from '../context.ts'
import type { Named } from '../database/sql-file.ts'
import { stagedById } from '../outbox/staged-files.ts'
import { foldedWords } from '../people/folded-words.ts'
import type { Store } from '../store.ts'

const WORDS_MAX = 40

interface Customer {
  kind: Subject['kind']
  id: string
  name: string
  /** Of a person: the company whose member they are here. */
  companyId: string | null
}

/**
 * Whose name stands in the names of files that are about to go to somebody else: a contract must not reach the wrong
 * person. The whole name counts, folded as in search, in either order; a company's people and a person's company are
 * no strangers.
 */
export function strangerVerbs(context: StoreContext): Pick<Store, 'strangers'> {
  const { cache, outbox, session } = context
  return {
    strangers: ({ conversationId, fileIds }) => {
      const chat = chatOf(context, conversationId)
      const here = chat?.locationId ?? session.here()
      const isRecipient = (kind: Subject['kind'], id: string | null) =>
        id !== null &&
        (chat?.subject.id === id || deskConversationId(here, { kind, id } as Subject) === conversationId)
      const recipients = (customer: Customer) =>
        isRecipient(customer.kind, customer.id) ||
        isRecipient('company', customer.companyId) ||
        (customer.kind === 'company' && peopleOf(customer.id).some((id) => isRecipient('user', id)))
      const found = fileIds.flatMap((fileId) => {
        const file = stagedById(outbox, fileId)
        if (!file) return []
        return namedIn(file.name, here)
          .filter((customer) => !recipients(customer))
          .map(({ name }) => ({ fileName: file.name, person: name }))
      })
      return { found }
    },
  }

  function peopleOf(companyId: string): string[] {
    return cache
      .all<{ id: string }>('SELECT user_id AS id FROM memberships WHERE company_id = @companyId', {
        companyId,
      })
      .map(({ id }) => id)
  }

  function namedIn(fileName: string, here: string): Customer[] {
    const words = foldedWords(fileName.replace(/\.[^.]*$/u, '')).slice(0, WORDS_MAX)
    if (words.length === 0) return []
    const values: Named = { here }
    const slots = words.map((word, index) => {
      values[`word${index}`] = word
      return `@word${index}`
    })
    const customers = cache.all<Customer>(
      `WITH named AS (SELECT DISTINCT subject_id AS id FROM name_words WHERE word IN (${slots.join(', ')}))
       SELECT 'user' AS kind, users.id, users.name, memberships.company_id AS companyId FROM named
         JOIN users USING (id) JOIN memberships ON memberships.user_id = users.id AND location_id = @here
         WHERE admin_role IS NULL
       UNION ALL
       SELECT 'company', companies.id, companies.name, NULL FROM named JOIN companies USING (id)
         WHERE location_id = @here`,
      values,
    )
    const text = ` ${words.join(' ')} `
    return customers.filter(({ name }) => {
      const inOrder = foldedWords(name)
      const backwards = [...inOrder.slice(-1), ...inOrder.slice(0, -1)]
      return [inOrder, backwards].some((order) => order.length > 0 && text.includes(` ${order.join(' ')} `))
    })
  }
}
