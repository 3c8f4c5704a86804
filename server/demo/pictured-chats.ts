import type { AssetName, LineKind } from './dialogue.ts'
import type { DemoNetwork } from './network.ts'

export type Writer = 'customer' | 'dana' | 'maria'

/** A line of a chat that is written out by hand. */
interface FixedLine {
  kind: LineKind
  by: Writer
  at: number
  text: string
  asset?: AssetName
  /** What was done with the message after it was written. */
  marks: Marks
}

export interface Marks {
  /** How many lines above is the one that it answers. */
  answersAbove?: number
  reactions?: { emoji: string; by: Writer[] }[]
  mentions?: Writer[]
  caption?: string
  isEdited?: boolean
  isUnsent?: boolean
}

/** How a customer's chat at Riverside ends, and how many of its last customer's messages Dana has not read. */
export interface Ending {
  lines: FixedLine[]
  /** Dana's read mark stands before the last so many messages. */
  unreadLines: number
  assignee?: 'dana' | 'maria'
  /** Nothing was written before these lines. */
  whole?: boolean
}

const line =
  (kind: LineKind, by: Writer) =>
  (at: number, text: string, asset?: AssetName, marks: Marks = {}): FixedLine => ({
    kind,
    by,
    at,
    text,
    asset,
    marks,
  })
const asks = line('customer', 'customer')
const dana = line('desk', 'dana')
const maria = line('desk', 'maria')
const note = line('note', 'dana')
const mariasNote = line('note', 'maria')

/** When the last of the chats below was written to; every other chat at Riverside ends before. */
export function quietSince({ places }: DemoNetwork): number {
  const { calendar } = places.riverside
  return calendar.at(calendar.last(5, 2), '14:30')
}

/** The endings that the design's pictures show, and four chats further down that wait for an answer. */
export function picturedEndings(network: DemoNetwork): Map<string, Ending> {
  const { calendar } = network.places.riverside
  const today = (time: string) => calendar.thisMorning(time)
  const yesterday = (time: string) => calendar.at(calendar.today - 1, time)
  const friday = (time: string) => calendar.at(calendar.last(5, 2), time)

  return new Map<string, Ending>([
    [
      'Nadia Nguyen',
      {
        whole: true,
        assignee: 'dana',
        unreadLines: 4,
        lines: [
          line('booking', 'customer')(today('10:18'), 'Room 4 booked'),
          dana(
            today('10:21'),
            'Hi Nadia, welcome to Riverside! Will you need the screen and coffee for your meeting on Tuesday?',
          ),
          asks(
            today('10:33'),
            'Yes please, for six people. Also, could you send me the flex desk contract we talked about?',
          ),
          note(today('10:35'), 'Give her the 10 % opening offer. Maria approved it.'),
          dana(today('10:38'), '', 'contract'),
          asks(today('10:42'), "Great, I'll sign it right away. Is there bike storage too?"),
        ],
      },
    ],
    [
      'Oleh Kovalenko',
      {
        unreadLines: 0,
        lines: [
          asks(
            today('10:24'),
            'Morning Dana! Has the second parking badge come in? Sun-mi is in the lobby already, I am still looking for a space.',
          ),
          dana(today('10:26'), 'Morning Oleh. She has a coffee and a good chair, no rush.', undefined, {
            reactions: [{ emoji: '😄', by: ['customer', 'maria'] }],
          }),
          dana(
            today('10:31'),
            'The parking badge is at the front desk, in the green envelope. Take space 12 for now.',
            undefined,
            { answersAbove: 2, reactions: [{ emoji: '🙏', by: ['customer'] }] },
          ),
        ],
      },
    ],
    [
      'Sun-mi Park',
      {
        whole: true,
        unreadLines: 1,
        lines: [
          dana(
            today('10:05'),
            'Hello Sun-mi, welcome! Oleh knows that you are here. The lounge is to your left, help yourself to coffee.',
          ),
          asks(
            today('10:28'),
            'Thank you! Is there a quiet corner where I could take a short call before he comes?',
          ),
        ],
      },
    ],
    [
      'Bright Collective',
      {
        unreadLines: 0,
        assignee: 'maria',
        lines: [
          asks(
            today('08:57'),
            'We have just signed up for Team 8. Could you send the contract for next year, so that I can sign today?',
          ),
          dana(
            today('09:20'),
            'Wonderful news, Bea! Maria is putting the last dates in, you have it before ten.',
          ),
          mariasNote(
            today('09:31'),
            '@Dana Okafor the deposit is two months, not three. Please look once more before they sign.',
            undefined,
            { mentions: ['dana'], reactions: [{ emoji: '👍', by: ['dana'] }] },
          ),
          maria(today('09:55'), '', 'team', { caption: 'Two copies, one is yours' }),
        ],
      },
    ],
    [
      'Tomás Álvarez',
      {
        unreadLines: 0,
        lines: [
          asks(
            today('09:08'),
            'Buenos días, Dana. Una cosa de la factura de octubre: salen seis horas de Room 2 y yo cuento cuatro.',
          ),
          dana(today('09:10'), 'Buenos días', undefined, { isUnsent: true }),
          asks(today('09:12'), 'No corre prisa, pero me gustaría pagarla esta semana.'),
        ],
      },
    ],
    [
      'Emma Wójcik',
      {
        whole: true,
        unreadLines: 0,
        lines: [
          asks(
            calendar.at(calendar.today - 2, '12:10'),
            'Dzień dobry! Zarezerwowałam biurko 12 na środę. Czy mogę przy okazji zrobić kilka zdjęć cichego piętra?',
          ),
          dana(
            calendar.at(calendar.today - 2, '12:24'),
            'Dzień dobry, Emmo! Oczywiście, byle nikogo nie było widać z twarzy. Będzie nam bardzo miło.',
          ),
          asks(yesterday('16:38'), 'Byłam dziś na chwilę, światło było cudowne. Proszę, na dobry początek:'),
          asks(yesterday('16:40'), '', 'desks', {
            caption: 'Ciche piętro, 15:10',
            reactions: [{ emoji: '😍', by: ['dana', 'maria'] }],
          }),
        ],
      },
    ],
    [
      'Jonas Lindqvist',
      {
        unreadLines: 0,
        lines: [
          asks(
            yesterday('15:02'),
            'Quick one: I left my good pencils in Room 6. Could somebody put them aside?',
          ),
          dana(
            yesterday('15:11'),
            'Found all eleven. They are in the top drawer at reception with your name on them.',
            undefined,
            { isEdited: true, answersAbove: 1, reactions: [{ emoji: '🎉', by: ['customer'] }] },
          ),
          asks(yesterday('15:13'), 'Thanks! See you on Monday.'),
        ],
      },
    ],
    [
      'Amara Mensah',
      {
        unreadLines: 4,
        lines: [
          dana(
            friday('15:40'),
            'The café is yours on Thursday from 8:00, twenty chairs and the long table.',
            'plan',
            { caption: 'The long table is by the window' },
          ),
          asks(friday('16:02'), 'Perfect, thank you!'),
          asks(friday('16:03'), 'We are 18 so far.'),
          asks(friday('16:03'), 'Priya brings the oat milk.'),
          asks(friday('16:05'), 'Can two guests join the breakfast? They are from the harbour office.'),
        ],
      },
    ],
    [
      'Luca Ferrari',
      {
        unreadLines: 0,
        lines: [
          asks(
            friday('14:52'),
            'Projector B is back in the cupboard. And is there a locker free by any chance?',
          ),
          dana(friday('15:01'), 'The Wi-Fi and printing notes, while I am at it:', 'wifi'),
          dana(friday('15:05'), 'Locker 14 is yours now'),
        ],
      },
    ],
    [
      'Pierre Charpentier',
      {
        unreadLines: 2,
        lines: [
          asks(
            friday('13:20'),
            'Bonjour ! Nous serons quatre à partir de février. Le bureau Team 3 est-il encore libre ?',
          ),
          asks(friday('13:21'), 'Sinon, deux bureaux fixes côte à côte nous iraient aussi.'),
        ],
      },
    ],
    [
      'عمر الحداد',
      {
        unreadLines: 1,
        lines: [
          asks(friday('12:47'), 'مرحبًا، هل يمكنني استقبال ثلاثة ضيوف يوم الاثنين في Room 2 الساعة 11:00؟'),
        ],
      },
    ],
    [
      'Chidi Nwosu',
      {
        unreadLines: 3,
        lines: [
          asks(friday('11:15'), 'Two of the members asked me about VAT on day passes.'),
          asks(friday('11:16'), 'Is it on the invoice or do you put it on the receipt?'),
          asks(friday('11:31'), 'No rush, I will be here until four.'),
        ],
      },
    ],
    [
      '이서연',
      {
        unreadLines: 1,
        lines: [
          asks(
            friday('10:09'),
            '안녕하세요, 다음 주 화요일에 팀 점심을 Room 5에서 먹어도 될까요? 열 명 정도예요.',
          ),
        ],
      },
    ],
  ])
}
