import type { CompanyId, LocationId, Subject, UserId } from '../../../protocol/wire/ids.ts'
import { deskConversationId } from '../../../protocol/wire/ids.ts'
import { CUSTOMER_OPS } from '../../../protocol/wire/ops/customers.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { foldedTag } from '../../../protocol/wire/tags.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import type { MembershipChange, PeopleVerbs, TagChange } from './people-verbs.ts'

type Verbs = Pick<PeopleVerbs, 'addCustomer' | 'changeMemberships' | 'tagCustomers' | 'putCompany'>

const CHANGES_PER_OP = 100
const SUBJECTS_PER_OP = 200
const [Adding, , , , Company] = CUSTOMER_OPS

/**
 * Where a change of a customer stands in line: behind the operation that adds the person, as long as that waits. That one
 * stands in the line of the person's chat, so that a first message never overtakes it (I6).
 */
export function customerLane({ outbox }: StoreContext, subjectId: string): string {
  const adding = entriesFor(outbox, subjectId).find(
    ({ body, state }) => body.type === 'customer.add' && state !== 'parked',
  )
  return adding?.lane ?? `customer:${subjectId}`
}

/** What administrators do with customers. Each is an entry of the outbox, seen at once, and decided by the server. */
export function customerActionVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session, newId } = context

  function write(subjectIds: string[], body: OpBody, locationId: LocationId, lane?: string): void {
    const [only, another] = subjectIds
    addEntry(context, {
      lane: lane ?? (another === undefined ? customerLane(context, only!) : `customers:${locationId}`),
      targetId: only!,
      conversationId: null,
      locationId,
      body,
    })
  }

  return {
    addCustomer: ({ as, companyId, ...person }) => {
      const locationId = session.here()
      overlay.refresh()
      const name = person.name.trim()
      const email = trimmed(person.email)
      if (as === 'member' && email === null) {
        throw new StoreError('badRequest', 'An invitation needs an e-mail address.')
      }
      const known = email === null ? null : personWith(email)
      if (known?.here) {
        throw new StoreError(
          'opConflict',
          `${known.name} has this e-mail address and is a customer here already.`,
        )
      }
      const userId = (known?.id ?? newId()) as UserId
      const body = {
        type: 'customer.add' as const,
        locationId,
        userId,
        name,
        email,
        phone: trimmed(person.phone),
        as,
        companyId,
        plan: trimmed(person.plan),
      }
      const checked = Adding.safeParse(body)
      if (!checked.success) throw new StoreError('badRequest', whatIsWrong(checked.error.issues[0]?.path[0]))
      const subject: Subject = { kind: 'user', id: userId }
      const lane = `conversation:${deskConversationId(locationId, subject)}`
      outbox.transaction(() => write([userId], checked.data, locationId, lane))
      return { subject, touched: touched(['user', 'membership', 'outbox']) }
    },

    changeMemberships: ({ changes }) => {
      const locationId = session.here()
      overlay.refresh()
      const undo = changes.flatMap((change) => before(change, locationId) ?? [])
      outbox.transaction(() => {
        for (const part of chunks(changes, CHANGES_PER_OP)) {
          const ids = part.map(({ userId }) => userId)
          write(ids, { type: 'membership.change', locationId, changes: part }, locationId)
        }
      })
      return { undo, touched: touched(['membership', 'outbox']) }
    },

    tagCustomers: ({ subjects, add, remove }) => {
      const locationId = session.here()
      overlay.refresh()
      const tags = { add: clean(add), remove: clean(remove) }
      if (tags.add.length + tags.remove.length === 0) return { undo: [], touched: touched([]) }
      const undo = undoOfTags(subjects, tags, locationId)
      outbox.transaction(() => {
        for (const part of chunks(subjects, SUBJECTS_PER_OP)) {
          write(
            part.map(({ id }) => id),
            { type: 'customer.tag', locationId, subjects: part, ...tags },
            locationId,
          )
        }
      })
      return { undo, touched: touched(['customer', 'outbox']) }
    },

    putCompany: ({ id, name, ...facts }) => {
      const locationId = session.here()
      overlay.refresh()
      const companyId = id ?? (newId() as CompanyId)
      const namesake = cache.get<{ name: string }>(
        `SELECT name FROM temp.shown_companies
         WHERE location_id = @locationId AND lower(name) = lower(@name) AND id <> @companyId`,
        { locationId, name: name.trim(), companyId },
      )
      if (namesake) {
        throw new StoreError('opConflict', `${namesake.name} is a company here already. Choose another name.`)
      }
      const checked = Company.safeParse({
        type: 'company.put',
        companyId,
        locationId,
        as: facts.as,
        name: name.trim(),
        about: facts.about,
        email: trimmed(facts.email),
        phone: trimmed(facts.phone),
        website: trimmed(facts.website),
      })
      if (!checked.success) throw new StoreError('badRequest', whatIsWrong(checked.error.issues[0]?.path[0]))
      outbox.transaction(() => write([companyId], checked.data, locationId))
      return { id: companyId, touched: touched(['company', 'outbox']) }
    },
  }

  /** Who has this address on this device, and whether they are a customer or colleague here. */
  function personWith(email: string): { id: string; name: string; here: boolean } | null {
    const found = cache.get<{ id: string; name: string; here: number }>(
      `SELECT id, name, EXISTS (SELECT 1 FROM temp.shown_memberships WHERE user_id = id AND location_id = @here) AS here
       FROM (SELECT id, name FROM users WHERE lower(email) = @email
         UNION ALL SELECT user_id, name FROM temp.waiting_people WHERE lower(email) = @email)
       ORDER BY here DESC LIMIT 1`,
      { email: email.toLowerCase(), here: session.here() },
    )
    return found ? { ...found, here: found.here === 1 } : null
  }

  function before(change: MembershipChange, locationId: string): MembershipChange | null {
    const row = cache.get<{
      type: 'member' | 'nonmember'
      companyId: CompanyId | null
      companyRole: string | null
      plan: string | null
    }>(
      `SELECT type, company_id AS companyId, company_role AS companyRole, plan FROM temp.shown_memberships
       WHERE user_id = @userId AND location_id = @locationId`,
      { userId: change.userId, locationId },
    )
    if (!row) return null
    return {
      userId: change.userId,
      ...(change.as === undefined ? {} : { as: row.type }),
      ...(change.companyId === undefined ? {} : { companyId: row.companyId }),
      ...(change.companyRole === undefined ? {} : { companyRole: row.companyRole }),
      ...(change.plan === undefined ? {} : { plan: row.plan }),
    }
  }

  /** Those who had a tag before keep it, and those who lacked one get none by undoing: grouped by what is undone. */
  function undoOfTags(
    subjects: Subject[],
    { add, remove }: { add: string[]; remove: string[] },
    locationId: string,
  ): TagChange[] {
    const groups = new Map<string, TagChange>()
    for (const subject of subjects) {
      const had = new Set(tagsOf(subject.id, locationId).map(foldedTag))
      const undoAdd = remove.filter((tag) => had.has(foldedTag(tag)))
      const undoRemove = add.filter((tag) => !had.has(foldedTag(tag)))
      if (undoAdd.length + undoRemove.length === 0) continue
      const key = JSON.stringify([undoAdd, undoRemove])
      const group = groups.get(key) ?? { subjects: [], add: undoAdd, remove: undoRemove }
      group.subjects.push(subject)
      groups.set(key, group)
    }
    return [...groups.values()]
  }

  function tagsOf(subjectId: string, locationId: string): string[] {
    const found = cache.get<{ tags: string | null }>(
      `SELECT coalesce(
         (SELECT tags FROM temp.waiting_annotations WHERE location_id = @locationId AND subject_id = @subjectId),
         (SELECT tags FROM customers WHERE location_id = @locationId AND subject_id = @subjectId)) AS tags`,
      { subjectId, locationId },
    )
    return JSON.parse(found?.tags ?? '[]') as string[]
  }
}

function trimmed(text: string | null): string | null {
  const words = text?.trim() ?? ''
  return words === '' ? null : words
}

function clean(tags: string[]): string[] {
  return tags.map((tag) => tag.trim()).filter((tag) => tag !== '')
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
}

const WRONG: Record<string, string> = {
  name: 'A name holds 1 to 300 characters, without control characters.',
  email: 'This is no e-mail address that a mail can be sent to.',
  about: 'This text may hold up to 4,000 characters.',
}

function whatIsWrong(field: unknown): string {
  return WRONG[String(field)] ?? 'One of the fields holds more than 300 characters, or control characters.'
}
