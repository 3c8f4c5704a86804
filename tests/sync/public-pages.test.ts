import { describe, expect, it } from 'vitest'
import { newId, type FileId, type LocationId, type PublicLinkId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import { type Permission, type PublicLinkRow } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import { apply, codeOf, COLLEAGUE, commit, CUSTOMER, database, DESK } from './one-op.ts'
import { accessOf, ANNA, BEN, CARLA, DORA, LOCATION, membership, PLACE, uploads } from './world/place.ts'

type Edit = Extract<OpBody, { type: 'location.edit' }>

const place: LocationRow = { ...PLACE, rev: 4 }

const MANAGER: Permission[] = ['customers.read', 'customers.write', 'location.write']

function withPlace(permissions = MANAGER) {
  const storage = database()
  storage.committed.set(`access:${ANNA}`, accessOf(ANNA, permissions))
  storage.committed.set(`access:${BEN}`, accessOf(BEN, MANAGER))
  const desk = [ANNA, BEN].map((userId) => membership(userId, 'nonmember', 'manager'))
  commit(storage, [{ entity: 'location', row: place }, ...desk])
  return {
    storage,
    now: () => storage.committed.get(`location:${LOCATION}`) as LocationRow,
    links: () =>
      [...storage.committed].flatMap(([key, row]) =>
        key.startsWith('publicLink:') ? [row as PublicLinkRow] : [],
      ),
  }
}

const says = (text: string): Edit['information'] => [{ type: 'paragraph', spans: [{ text }] }]

function edit(more: Partial<Edit>): Edit {
  return {
    type: 'location.edit',
    locationId: LOCATION,
    editId: newId(),
    basis: { rev: 4, editId: null },
    ...more,
  }
}

describe('location.edit', () => {
  it('changes what is named and leaves the rest; a field is its last writer’s', async () => {
    const { storage, now } = withPlace()
    await apply(storage, DESK, edit({ chatsOn: false }))
    await apply(storage, COLLEAGUE, edit({ feedVisibility: 'public' }))
    expect(now()).toMatchObject({ rev: 6, chatsOn: false, feedVisibility: 'public', name: 'Riverside' })
    expect(now().information).toEqual(place.information)
  })

  it('refuses a page written upon one that is no longer there, and takes it upon the new one', async () => {
    const { storage, now } = withPlace()
    await apply(storage, COLLEAGUE, edit({ information: says('Theirs') }))
    const mine = edit({ information: says('Mine') })
    expect(codeOf(await apply(storage, DESK, mine))).toBe('changedMeanwhile')
    expect(now().information).toEqual(says('Theirs'))
    expect(codeOf(await apply(storage, DESK, { ...mine, basis: { rev: 5, editId: null } }))).toBe('applied')
    expect(now().information).toEqual(says('Mine'))
  })

  it('is no conflict with a change of something else, nor with the own edit before it', async () => {
    const { storage, now } = withPlace()
    await apply(storage, COLLEAGUE, edit({ name: 'Riverside Mill' }))
    const first = edit({ information: says('One') })
    expect(codeOf(await apply(storage, DESK, first))).toBe('applied')
    const second = edit({ information: says('Two'), basis: { rev: 4, editId: first.editId } })
    expect(codeOf(await apply(storage, DESK, second))).toBe('applied')
    expect(now()).toMatchObject({ rev: 7, name: 'Riverside Mill', information: says('Two') })
  })

  it('refuses a link that runs code, with the reason', async () => {
    const { storage, now } = withPlace()
    const information: Edit['information'] = [
      { type: 'paragraph', spans: [{ text: 'x', href: 'javascript:alert(1)' }] },
    ]
    const result = await apply(storage, DESK, edit({ information }))
    expect(result).toMatchObject({
      status: 'rejected',
      error: { code: 'badRequest', message: expect.stringContaining('run code') as string },
    })
    expect(now()).toEqual(place)
  })

  it('publishes the own uploads for it, and nobody else’s files', async () => {
    const { storage, now } = withPlace()
    const [file] = uploads()
    const own = { ...file!, ownerUserId: ANNA, conversationId: LOCATION as string, messageId: null }
    own.ref = { ...own.ref, mime: 'image/png' }
    storage.committed.set(`file:${own.ref.id}`, own)
    const shows = (fileId: FileId) =>
      edit({ basis: { rev: 9, editId: null }, information: [{ type: 'image', fileId, alt: '' }] })
    expect(codeOf(await apply(storage, COLLEAGUE, shows(own.ref.id)))).toBe('fileMissing')
    expect(codeOf(await apply(storage, DESK, shows(own.ref.id)))).toBe('applied')
    expect(now().information).toEqual([{ type: 'image', file: own.ref, alt: '' }])
    expect(storage.committed.get(`file:${own.ref.id}`)).toMatchObject({ conversationId: null })
    const other = uploads()[1]!
    expect(codeOf(await apply(storage, DESK, shows(other.ref.id)))).toBe('fileMissing')
  })

  it('is for those who may, and says the same of what isn’t there', async () => {
    const { storage, now } = withPlace(['chat.read', 'chat.reply'])
    expect(codeOf(await apply(storage, DESK, edit({ name: 'Mine' })))).toBe('forbidden')
    const elsewhere = edit({ name: 'Mine', locationId: newId() as LocationId })
    const nowhere = await apply(storage, COLLEAGUE, elsewhere)
    const foreign = await apply(storage, CUSTOMER, edit({ name: 'Mine' }))
    expect(codeOf(foreign)).toBe('notFound')
    expect(nowhere.status === 'rejected' && nowhere.error).toEqual(
      foreign.status === 'rejected' && foreign.error,
    )
    expect(now()).toEqual(place)
  })
})

describe('public links', () => {
  const share = (userId: typeof ANNA, linkId = newId() as PublicLinkId): OpBody => {
    return { type: 'publicLink.share', linkId, locationId: LOCATION, userId }
  }

  it('are one at a time: a new one ends the one before', async () => {
    const { storage, links } = withPlace()
    await apply(storage, DESK, share(BEN))
    await apply(storage, COLLEAGUE, share(BEN))
    expect(links().map(({ revokedAt }) => revokedAt)).toEqual([1000, null])
    expect(links()[0]).toMatchObject({ rev: 2, userId: BEN, locationId: LOCATION })
  })

  it('end for good when they are revoked', async () => {
    const { storage, links } = withPlace()
    const linkId = newId() as PublicLinkId
    await apply(storage, DESK, share(CARLA, linkId))
    const revoke: OpBody = { type: 'publicLink.revoke', linkId, locationId: LOCATION }
    expect(codeOf(await apply(storage, DESK, revoke))).toBe('applied')
    expect(codeOf(await apply(storage, DESK, revoke))).toBe('applied')
    expect(codeOf(await apply(storage, DESK, share(CARLA, linkId)))).toBe('applied')
    expect(links()).toMatchObject([{ revokedAt: 1000, rev: 2 }])
  })

  it('are made by whoever looks after customers, and of oneself by everybody who works there', async () => {
    const { storage, links } = withPlace(['customers.read'])
    expect(codeOf(await apply(storage, DESK, share(BEN)))).toBe('forbidden')
    expect(codeOf(await apply(storage, DESK, share(ANNA)))).toBe('applied')
    expect(codeOf(await apply(storage, CUSTOMER, share(CARLA)))).toBe('notFound')
    expect(links()).toHaveLength(1)
  })

  it('are of people of the location only, and an id of somebody else’s link takes nothing', async () => {
    const { storage, links } = withPlace()
    expect(codeOf(await apply(storage, DESK, share(newId() as typeof ANNA)))).toBe('notFound')
    const linkId = newId() as PublicLinkId
    await apply(storage, DESK, share(CARLA, linkId))
    expect(codeOf(await apply(storage, DESK, share(DORA, linkId)))).toBe('notFound')
    expect(links()).toMatchObject([{ userId: CARLA, revokedAt: null }])
  })
})
