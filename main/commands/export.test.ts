import { describe, expect, it } from 'vitest'
import { clientOf } from '../export/testing/client-of.ts'
import type { Session } from '../session/session.ts'
import { arrive, storeWithPeople } from '../store/testing/memory-store.ts'
import { ACCESS, conversation, idOf, message, NADIA_CHAT, RIVERSIDE } from '../store/testing/people.ts'
import type { LocationId } from '../../protocol/wire/ids.ts'
import { exportCommands } from './export.ts'

const HARBOUR = idOf<LocationId>(1, 2)

/** Dana may export at one of two locations, and looks at the other one; Nadia's chat is at Riverside. */
function commandsOfWhoMayExportAt(allowed: LocationId) {
  const store = storeWithPeople()
  arrive(store, [conversation(), { entity: 'message', row: message(1) }])
  const at = (locationId: LocationId) => ({
    locationId,
    adminRole: 'frontDesk' as const,
    permissions: locationId === allowed ? (['chat.read', 'chat.export'] as const) : (['chat.read'] as const),
  })
  const locations = [at(RIVERSIDE), at(HARBOUR)].map((one) => ({ ...one, permissions: [...one.permissions] }))
  store.saveAccess({ ...ACCESS, locations })
  const asked: string[] = []
  const account = { store: clientOf(store) }
  const commands = exportCommands({ account: () => account } as unknown as Session, {
    dialogs: {
      chooseTarget(name) {
        asked.push(name)
        return Promise.resolve(null)
      },
    },
    printer: { toPdf: () => Promise.reject(new Error('not asked')), print: () => Promise.resolve(true) },
    progressed: () => undefined,
    now: () => 0,
  })
  const start = (here: LocationId) => {
    store.useLocation({ locationId: here })
    return commands['chats.export']({ conversationId: NADIA_CHAT, format: 'json', withNotes: false })
  }
  return { start, asked }
}

describe('the right to export', () => {
  it('is that of the chat’s location, whichever is shown', async () => {
    const { start, asked } = commandsOfWhoMayExportAt(RIVERSIDE)
    expect(await start(HARBOUR)).toMatchObject({ saved: false })
    expect(asked).toEqual(['Chat with Nadia Nguyễn.json'])
  })

  it('at another location gives nothing', async () => {
    const { start, asked } = commandsOfWhoMayExportAt(HARBOUR)
    await expect(Promise.resolve(start(HARBOUR))).rejects.toThrow('read chats at Riverside but not save')
    expect(asked).toEqual([])
  })
})
