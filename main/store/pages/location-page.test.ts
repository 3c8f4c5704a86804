import { describe, expect, it } from 'vitest'
import type { FileId } from '../../../protocol/wire/ids.ts'
import type { RowOf } from '../../../protocol/wire/rows/index.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { idOf, RIVERSIDE } from '../testing/people.ts'
import type { Store } from '../store.ts'

const says = (text: string) => [{ type: 'paragraph' as const, spans: [{ text }] }]
const THEIRS = says('Theirs')

function live(store: Store): RowOf<'location'> {
  return store.locationPage().live
}

function refuse(store: Store, code: 'changedMeanwhile' | 'badRequest'): void {
  store.markParked(store.outbox()[0]!.op.id, { code, retry: 'never', message: 'Somebody was quicker.' })
}

describe('the pages of a location', () => {
  it('show what is published, and what waits to be', () => {
    const store = storeWithPeople()
    const before = live(store)
    store.editLocation({ change: { information: says('Mine') }, basisRev: before.rev })
    expect(store.locationPage()).toMatchObject({
      live: before,
      shown: { information: says('Mine'), name: before.name },
      waiting: { information: true, other: false },
      refused: null,
    })
    expect(store.location()).toEqual(before)
    expect(store.outboxItems().items).toMatchObject([{ title: 'Information page', state: 'waiting' }])
  })

  it('put edits that were not sent into one, written upon what the first was written upon', () => {
    const store = storeWithPeople()
    const { rev } = live(store)
    store.editLocation({ change: { information: says('One') }, basisRev: rev })
    store.editLocation({ change: { chatsOn: false }, basisRev: rev })
    store.editLocation({ change: { information: says('Two') }, basisRev: rev + 7 })
    expect(store.outbox().map(({ op }) => op.body)).toMatchObject([
      { information: says('Two'), chatsOn: false, basis: { rev, editId: null } },
    ])
  })

  it('write an edit upon the one that is on its way', () => {
    const store = storeWithPeople()
    const { rev } = live(store)
    store.editLocation({ change: { information: says('One') }, basisRev: rev })
    const [first] = store.outbox()
    store.markSent([first!.op.id])
    store.editLocation({ change: { information: says('Two') }, basisRev: rev })
    const editId = first!.op.body.type === 'location.edit' && first!.op.body.editId
    expect(store.outbox()[1]!.op.body).toMatchObject({ basis: { rev, editId } })
    expect(store.locationPage().shown.information).toEqual(says('Two'))
  })

  it('keep a page that came too late, beside the other one, until it is written again', () => {
    const store = storeWithPeople()
    const before = live(store)
    store.editLocation({ change: { information: says('Mine') }, basisRev: before.rev })
    refuse(store, 'changedMeanwhile')
    arrive(store, [{ entity: 'location', row: { ...before, rev: before.rev + 1, information: THEIRS } }])
    const page = store.locationPage()
    expect(page.shown.information).toEqual(THEIRS)
    expect(page.refused).toMatchObject({ information: says('Mine'), isConflict: true })
    store.editLocation({ change: { chatsOn: false }, basisRev: before.rev + 1 })
    expect(store.locationPage().refused).not.toBeNull()

    store.editLocation({ change: { information: says('Both') }, basisRev: before.rev + 1 })
    expect(store.locationPage().refused).toBeNull()
    expect(store.outbox().map(({ op }) => op.body)).toMatchObject([
      { chatsOn: false, information: says('Both'), basis: { rev: before.rev + 1 } },
    ])
  })

  it('wait for their pictures', () => {
    const store = storeWithPeople()
    const id = idOf<FileId>(9, 1)
    store.addStagedFile({
      id,
      conversationId: RIVERSIDE as never,
      name: 'room.png',
      sizeBytes: 10,
      mime: 'image/png',
      sha256: 'a'.repeat(64),
    })
    expect(store.locationPage().stagedFileIds).toEqual([id])
    const information = [{ type: 'image' as const, fileId: id, alt: 'The room' }]
    store.editLocation({ change: { information }, basisRev: live(store).rev })
    expect(store.outbox()).toMatchObject([{ state: 'uploading' }])
    expect(store.uploads()).toMatchObject([{ id }])
    store.uploadFinished({ fileId: id })
    expect(store.outbox()).toMatchObject([{ state: 'queued' }])
  })

  it('refuse a link that runs code before it is kept', () => {
    const store = storeWithPeople()
    const information = [{ type: 'paragraph' as const, spans: [{ text: 'x', href: 'javascript:alert(1)' }] }]
    expect(() => store.editLocation({ change: { information }, basisRev: 1 })).toThrow(/run code/)
    expect(store.outbox()).toEqual([])
  })

  it('count whom a visibility shows', () => {
    const { community } = storeWithPeople().exposure()
    expect(community.locationMembers).toBeGreaterThan(0)
    expect(community.public).toBeLessThanOrEqual(community.networkMembers)
  })
})
