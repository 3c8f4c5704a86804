import { directConversationId } from '../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import type { DemoNetwork } from './network.ts'
import { createRandom } from './random.ts'
import { Thread, type Speaker } from './thread.ts'

/** [days ago, time, who, text]; days ago 0 is this morning. */
type Line = [number, string, 'me' | 'other', string]

const WITH_MARIA: Line[] = [
  [6, '17:40', 'other', 'Are you alright with opening on your own on Thursday? My train is an unlucky one.'],
  [6, '17:44', 'me', 'Of course. Gerald and I have it under control.'],
  [4, '09:05', 'me', 'Team 8 asked about painting a wall. I said one wall, once, before they move in?'],
  [4, '09:12', 'other', 'Exactly that, it is in the contract. Thank you for asking first.'],
  [
    1,
    '16:58',
    'other',
    'A lighting designer called, Nadia something. Lovely, wants to try a room first. If she asks about a flex desk, give her the opening offer.',
  ],
  [1, '17:03', 'me', 'Noted, I will look out for her.'],
  [0, '10:34', 'me', 'She is here! Booked Room 4. Is it still the 10 %?'],
  [0, '10:34', 'other', 'Yes, go ahead.'],
]

const WITH_ELEANOR: Line[] = [
  [12, '08:20', 'other', 'Whoever chose the new tea: thank you.'],
  [12, '08:31', 'me', 'That was me, and a very long afternoon of tasting.'],
  [5, '14:10', 'other', 'How full are we for January? A number I can quote at the bank would be wonderful.'],
  [5, '14:26', 'me', '86 % of the fixed desks, and three offices with a waiting list.'],
  [5, '14:27', 'other', 'You are a treasure.'],
]

const WITH_GARETH: Line[] = [
  [
    8,
    '11:02',
    'other',
    'Could you ask Palm & Co about 2041 when they write next? I don’t want to send a letter.',
  ],
  [8, '11:15', 'me', 'Will do. Adaeze pays, she only forgets which card is which.'],
]

/** A few chats of Dana with colleagues. The desk sees none of these. */
export function directChats(network: DemoNetwork): { conversation: ConversationRow; thread: Thread }[] {
  const { maria, eleanor, gareth } = network.administrators
  return [
    directChat(network, maria, WITH_MARIA),
    directChat(network, eleanor, WITH_ELEANOR),
    directChat(network, gareth, WITH_GARETH),
  ]
}

function directChat(network: DemoNetwork, other: Speaker, lines: Line[]) {
  const { dana } = network.administrators
  const { calendar, row } = network.places.riverside
  const id = directConversationId(dana.userId, other.userId)
  const thread = new Thread(id, row.id, createRandom(`chat:${id}`))
  for (const [daysAgo, time, who, text] of lines) {
    const at = daysAgo === 0 ? calendar.thisMorning(time) : calendar.at(calendar.today - daysAgo, time)
    thread.say({ kind: 'desk', by: who === 'me' ? dana : other, at, text })
  }
  const conversation: ConversationRow = {
    id,
    rev: 1,
    kind: 'direct',
    locationId: row.id,
    subject: null,
    participantIds: [dana.userId, other.userId],
    assigneeUserId: null,
    closedTo: [],
    createdAt: thread.messages[0]?.sentAt ?? calendar.now,
  }
  return { conversation, thread }
}
