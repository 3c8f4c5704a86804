import { describe, expect, it } from 'vitest'
import type { PublicLinkId } from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { NADIA, NOON, RIVERSIDE, STREAM } from '../testing/people.ts'

const link = (linkId: string, revokedAt: number | null = null, rev = 1): AnyRow => ({
  entity: 'publicLink',
  row: { id: linkId as PublicLinkId, rev, locationId: RIVERSIDE, userId: NADIA, createdAt: NOON, revokedAt },
})

describe('the public link of a profile', () => {
  it('is there at once, waits for the server, and is the same until it is renewed', () => {
    const store = storeWithPeople()
    expect(store.publicLink({ userId: NADIA })).toEqual({ linkId: null, waiting: false })
    const { linkId } = store.sharePublicLink({ userId: NADIA, renew: false })
    expect(linkId).toMatch(/^[0-9a-f-]{36}$/)
    expect(store.publicLink({ userId: NADIA })).toEqual({ linkId, waiting: true })
    expect(store.sharePublicLink({ userId: NADIA, renew: false }).linkId).toBe(linkId)
    expect(store.outboxItems().items).toMatchObject([{ title: 'Public link of Nadia Nguyễn' }])

    arrive(store, [link(linkId)])
    store.markAcked(store.outbox()[0]!.op.id, { stream: STREAM, seq: 1 })
    store.settleOutbox()
    expect(store.publicLink({ userId: NADIA })).toEqual({ linkId, waiting: false })
    const renewed = store.sharePublicLink({ userId: NADIA, renew: true })
    expect(renewed.linkId).not.toBe(linkId)
    expect(store.publicLink({ userId: NADIA })).toEqual({ linkId: renewed.linkId, waiting: true })
  })

  it('made and revoked before it was sent leaves nothing', () => {
    const store = storeWithPeople()
    store.sharePublicLink({ userId: NADIA, renew: false })
    store.revokePublicLink({ userId: NADIA })
    expect(store.publicLink({ userId: NADIA })).toEqual({ linkId: null, waiting: false })
    expect(store.outboxItems().items).toEqual([])
  })

  it('is gone at once when it is revoked, also offline, and when somebody else revokes it', () => {
    const store = storeWithPeople()
    const one = '00000000-0000-0000-0000-0000000000a1'
    arrive(store, [link(one)])
    store.revokePublicLink({ userId: NADIA })
    expect(store.publicLink({ userId: NADIA })).toEqual({ linkId: null, waiting: true })
    expect(store.outbox().map(({ op }) => op.body)).toMatchObject([
      { type: 'publicLink.revoke', linkId: one },
    ])

    const other = storeWithPeople()
    arrive(other, [link(one), link(one, NOON, 2)])
    expect(other.publicLink({ userId: NADIA })).toEqual({ linkId: null, waiting: false })
  })
})
