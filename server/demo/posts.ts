import type { PostRow } from '../../protocol/wire/rows/space.ts'
import { refer, type Assets } from './assets.ts'
import type { AssetName } from './dialogue.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import type { Place } from './people/person.ts'
import { namedId } from './random.ts'
import type { SentFile } from './thread.ts'

interface Post {
  place: Place
  author: string
  daysAgo: number
  time: string
  text: string
  asset?: AssetName
  pinned?: true
  likes: number
  comments: number
}

const POSTS: Post[] = [
  { place: 'riverside', author: 'Maria Silva', daysAgo: 9, time: '09:00', pinned: true, likes: 14, comments: 2, text: 'From December the quiet floor is quiet until 18:00 instead of 16:00. Calls are welcome in the two new booths next to the kitchen. Thank you for all the kind and not so kind words that led to this.' },
  { place: 'riverside', author: 'Dana Okafor', daysAgo: 0, time: '08:40', likes: 6, comments: 1, text: 'Fresh beans in both machines, and somebody left a very handsome umbrella in Room 3. It is at the desk, looking for its owner.' },
  { place: 'riverside', author: 'Amara Mensah', daysAgo: 1, time: '10:12', likes: 11, comments: 5, text: 'Breakfast for founders on Thursday at eight, in the café. This time: how to say no to a client you like. Bring a friend, and your own cup.' },
  { place: 'riverside', author: 'Tomás Álvarez', daysAgo: 2, time: '12:30', likes: 19, comments: 7, text: 'Hemos terminado el mural de la escalera. Si veis un ñandú con gafas, sí, es Ricardo.' },
  { place: 'riverside', author: 'Luca Ferrari', daysAgo: 4, time: '16:45', likes: 8, comments: 0, text: 'Seconds sale on Friday: cups with a small wobble, 5.00 each, all for the kitchen fund.' },
  { place: 'riverside', author: 'Camille N’Diaye', daysAgo: 5, time: '11:05', likes: 9, comments: 3, text: 'Je cherche quelqu’un qui connaît bien les archives de la ville pour un reportage. Un café vous attend !' },
  { place: 'riverside', author: 'François Lefèvre', daysAgo: 7, time: '09:20', asset: 'bikes', likes: 23, comments: 4, text: 'The bike room has new stands and a pump that works. Thank you, Riverside.' },
  { place: 'riverside', author: 'Катерина Шевченко', daysAgo: 8, time: '13:15', likes: 12, comments: 2, text: 'У четвер о 18:00 розмовний клуб: пів години українською, пів години англійською. Приходьте на другий поверх.' },
  { place: 'riverside', author: 'Chidi Nwosu', daysAgo: 11, time: '15:00', likes: 17, comments: 9, text: 'Year end is coming. I keep two hours free on Wednesdays for quick tax questions from members, no charge, first come first served.' },
  { place: 'riverside', author: '이서연', daysAgo: 15, time: '12:00', likes: 10, comments: 1, text: '금요일 점심 모임 같이 하실 분! 이번 주는 강 건너 국수집입니다.' },
  { place: 'riverside', author: 'Eleanor Voss', daysAgo: 20, time: '17:30', asset: 'desks', likes: 31, comments: 6, text: 'The top floor this afternoon. Ten years ago this was a sail loft with a leaking roof. Thank you all for filling it.' },
  { place: 'harbour', author: 'Inês Cardoso', daysAgo: 0, time: '09:10', pinned: true, likes: 7, comments: 0, text: 'Na sexta o terraço fecha às 16:00 por causa do vento. As mantas ficam no armário da entrada.' },
  { place: 'harbour', author: 'João Pereira', daysAgo: 3, time: '14:20', likes: 13, comments: 4, text: 'A Maré Software procura alguém para interfaces. Metade do trabalho é ouvir capitães de porto.' },
  { place: 'harbour', author: 'Élodie Dubois', daysAgo: 6, time: '10:50', likes: 15, comments: 2, text: 'Mes phares sont exposés dans l’escalier jusqu’à la fin du mois. Montez doucement !' },
  { place: 'harbour', author: 'Annika Schröder', daysAgo: 10, time: '11:40', likes: 5, comments: 3, text: 'Wer hat Lust auf einen Lauf am Wasser? Dienstags um sieben, langsam und mit Kaffee danach.' },
  { place: 'harbour', author: 'ليلى حداد', daysAgo: 13, time: '16:00', likes: 18, comments: 2, text: 'ورشة صغيرة في الخط العربي يوم الأربعاء مساءً، للمبتدئين. الحبر عليّ.' },
] // prettier-ignore

/** The feed of both locations, with the pictures that some posts carry. */
export function demoPosts(network: DemoNetwork, assets: Assets): { posts: PostRow[]; files: SentFile[] } {
  const files: SentFile[] = []
  const posts = POSTS.map((post): PostRow => {
    const { calendar, row } = network.places[post.place]
    const name = `post:${post.author}:${post.daysAgo}`
    const at =
      post.daysAgo === 0
        ? calendar.thisMorning(post.time)
        : calendar.at(calendar.today - post.daysAgo, post.time)
    const authorUserId = userIdOf(post.author)
    const asset = post.asset && assets[post.asset]
    const refs = asset === undefined ? [] : [refer(asset, namedId(`file:${name}`))]
    for (const ref of refs) {
      files.push({
        ref,
        uploadId: asset?.uploadId ?? '',
        conversationId: null,
        ownerUserId: authorUserId,
        messageId: null,
        createdAt: at,
      })
    }
    const { text, likes, comments, pinned = false } = post
    return {
      id: namedId(name),
      rev: 1,
      locationId: row.id,
      authorUserId,
      text,
      files: refs,
      pinned,
      likes,
      comments,
      at,
    }
  })
  return { posts, files }
}
