import { describe, expect, it } from 'vitest'
import { deskConversationId, type ConversationId, type FileId } from '../../../protocol/wire/ids.ts'
import { storeWithPeople } from '../testing/memory-store.ts'
import { idOf, LUMEN, NADIA_CHAT, OBRIEN, RIVERSIDE } from '../testing/people.ts'

const OBRIENS_CHAT = deskConversationId(RIVERSIDE, { kind: 'user', id: OBRIEN })
const LUMENS_CHAT = deskConversationId(RIVERSIDE, { kind: 'company', id: LUMEN })

function strangersIn(names: string[], conversationId: ConversationId = NADIA_CHAT): string[] {
  const store = storeWithPeople()
  const fileIds = names.map((_name, index) => idOf<FileId>(6, index))
  names.forEach((name, index) => {
    const id = fileIds[index] as FileId
    store.addStagedFile({
      id,
      conversationId,
      name,
      sizeBytes: 1,
      mime: 'text/plain',
      sha256: 'a'.repeat(64),
    })
  })
  return store
    .strangers({ conversationId, fileIds })
    .found.map(({ fileName, person }) => `${fileName}: ${person}`)
}

describe('names of other customers in the names of files', () => {
  it('are found as in search, whole and in either order', () => {
    expect(
      strangersIn(['contract_siobhan-OBrien.pdf', 'O’Brien, Siobhán.docx', 'Lumen Studio lease.pdf']),
    ).toEqual([
      'contract_siobhan-OBrien.pdf: Siobhán O’Brien',
      'O’Brien, Siobhán.docx: Siobhán O’Brien',
      'Lumen Studio lease.pdf: Lumen Studio',
    ])
  })

  it('are not those of the recipient, of an administrator, or parts of a name', () => {
    expect(
      strangersIn([
        'Nadia Nguyen.pdf',
        'Dana Reyes.pdf',
        'Siobhan.pdf',
        'lumen.png',
        '...',
        'studio lumens.txt',
      ]),
    ).toEqual([])
  })

  it('are not those of the recipient’s company or people', () => {
    expect(strangersIn(['Lumen Studio.pdf'], OBRIENS_CHAT)).toEqual([])
    expect(strangersIn(['Siobhan OBrien.pdf'], LUMENS_CHAT)).toEqual([])
    expect(strangersIn(['Nadia Nguyen.pdf'], LUMENS_CHAT)).toEqual(['Nadia Nguyen.pdf: Nadia Nguyễn'])
  })
})
