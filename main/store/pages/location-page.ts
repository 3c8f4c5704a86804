import type { FileId } from '../../../protocol/wire/ids.ts'
import { WrittenRichText, type LocationRow, type RichText } from '../../../protocol/wire/rows/space.ts'
import { linkProblem } from '../../../protocol/wire/safe-link.ts'
import { LOCATION_COLUMNS, readLocation, type StoredLocation } from '../applying/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { hasArrived } from '../outbox/arrived.ts'
import { addEntry, entriesFor, isOpen, removeEntry, type StoredEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import { todayHere } from '../visits/shown-visits.ts'
import { exposedPeople, exposureOf, type Here } from './exposure.ts'
import { linksAt } from './public-links.ts'
import type { PageVerbs } from './page-verbs.ts'
import type { LocationFields } from './page-views.ts'

type Verbs = Pick<PageVerbs, 'locationPage' | 'editLocation' | 'exposure' | 'exposed'>
type Edit = Extract<StoredEntry['body'], { type: 'location.edit' }>
type EditEntry = StoredEntry & { body: Edit }

/** The pages of the current location, and what is changed on them. */
export function locationPageVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session, newId } = context

  return {
    locationPage: () => {
      const live = liveLocation()
      const edits = editsOf(live)
      const waiting = edits.filter(({ state }) => state !== 'parked')
      const parked = edits.find(({ state, body }) => state === 'parked' && body.information !== undefined)
      const shown = waiting.reduce((fields, { body }) => ({ ...fields, ...fieldsOf(body) }), asFields(live))
      return {
        live,
        shown,
        waiting: {
          information: waiting.some(({ body }) => body.information !== undefined),
          other: waiting.some(({ body }) => Object.keys(fieldsOf(body)).some((key) => key !== 'information')),
        },
        refused: parked
          ? {
              opId: parked.opId,
              information: parked.body.information ?? [],
              isConflict: parked.error?.code === 'changedMeanwhile',
              reason: parked.error?.message ?? '',
            }
          : null,
        stagedFileIds: stagedFor(live.id),
        links: linksAt(context, live.id),
      }
    },

    editLocation: ({ change, basisRev }) => {
      check(change)
      const live = liveLocation()
      const { id: locationId } = live
      const targetId = targetOf(locationId)
      const edits = editsOf(live)
      const setsPage = change.information !== undefined
      // What was refused stays until its own page is written again.
      const replaced = edits.filter(
        (entry) =>
          isOpen(entry) && (entry.state !== 'parked' || (setsPage && entry.body.information !== undefined)),
      )
      const open = replaced.filter(({ state }) => state !== 'parked')
      const under = edits.findLast((entry) => !isOpen(entry) && entry.body.information !== undefined)
      const first = open.find(({ body }) => body.information !== undefined)
      const body: Edit = {
        ...open.reduce((fields, entry) => ({ ...fields, ...fieldsOf(entry.body) }), {}),
        ...change,
        type: 'location.edit',
        locationId,
        editId: newId(),
        basis: first?.body.basis ?? { rev: basisRev, editId: under?.body.editId ?? null },
      }
      overlay.outdate()
      outbox.transaction(() => {
        for (const { opId } of replaced) removeEntry(outbox, opId)
        const uploads = takePictures(locationId, targetId, body.information)
        addEntry(context, {
          lane: targetId,
          targetId,
          conversationId: null,
          locationId,
          body,
          state: uploads ? 'uploading' : 'queued',
        })
      })
      return touched(['location', 'outbox', 'staged'])
    },

    exposure: () => exposureOf(cache, todayAtHere()),
    exposed: (asked) => exposedPeople(cache, todayAtHere(), asked),
  }

  function todayAtHere(): Here {
    return { ...todayHere(context), here: session.here() }
  }

  function liveLocation(): LocationRow {
    const stored = cache.get<StoredLocation>(`SELECT ${LOCATION_COLUMNS} FROM locations WHERE id = @here`, {
      here: session.here(),
    })
    if (stored) return readLocation(stored)
    throw new StoreError('notFound', 'This location is not on this device yet. It comes with the first sync.')
  }

  function editsOf({ id }: LocationRow): EditEntry[] {
    return entriesFor(outbox, targetOf(id)).filter(
      (entry): entry is EditEntry => entry.body.type === 'location.edit' && !hasArrived(cache, entry),
    )
  }

  function stagedFor(locationId: string): FileId[] {
    return outbox
      .all<{ id: FileId }>('SELECT id FROM staged_files WHERE conversation_id = @locationId', { locationId })
      .map(({ id }) => id)
  }

  /** The pictures go up before the page that shows them. Out: whether any has to. */
  function takePictures(locationId: string, targetId: string, information: Edit['information']): boolean {
    if (information === undefined) return false
    const used = information.flatMap((block) => (block.type === 'image' ? [block.fileId] : []))
    for (const fileId of used) {
      outbox.run(
        `UPDATE staged_files SET message_id = @targetId, state = 'waiting'
         WHERE id = @fileId AND conversation_id = @locationId AND message_id IS NULL`,
        { targetId, fileId, locationId },
      )
    }
    return used.some(
      (fileId) =>
        outbox.get(
          `SELECT 1 FROM staged_files WHERE id = @fileId AND message_id = @targetId AND state <> 'uploaded'`,
          { fileId, targetId },
        ) !== undefined,
    )
  }
}

function targetOf(locationId: string): string {
  return `location:${locationId}`
}

/** What the edit sets. */
function fieldsOf(body: Edit): Omit<Edit, 'type' | 'locationId' | 'editId' | 'basis'> {
  const { type: _type, locationId: _location, editId: _edit, basis: _basis, ...fields } = body
  return fields
}

function asFields(row: LocationRow): LocationFields {
  const { name, address, chatsOn, communityVisibility, feedVisibility, visitorsVisibility } = row
  const information = asWritten(row.information)
  return { name, address, chatsOn, communityVisibility, feedVisibility, visitorsVisibility, information }
}

function asWritten(information: RichText): WrittenRichText {
  return information.map((block) =>
    block.type === 'image' ? { type: 'image', fileId: block.file.id, alt: block.alt } : block,
  )
}

/** Throws a sentence for whatever the server would refuse. */
function check({ name, address, information }: Partial<LocationFields>): void {
  if (name !== undefined && (name.trim() === '' || name.length > 300)) {
    throw new StoreError('badRequest', 'A location needs a name of at most 300 characters.')
  }
  if (address !== undefined && address.length > 300) {
    throw new StoreError('badRequest', 'An address has at most 300 characters.')
  }
  if (information === undefined) return
  if (!WrittenRichText.safeParse(information).success) {
    throw new StoreError(
      'tooLarge',
      'The Information page is too long: at most 500 paragraphs, each of 200 parts. Shorten it.',
    )
  }
  for (const block of information) {
    for (const { href } of block.type === 'image' ? [] : block.spans) {
      const problem = href === undefined ? null : linkProblem(href)
      if (problem !== null) throw new StoreError('badRequest', `A link can’t be published. ${problem}`)
    }
  }
}
