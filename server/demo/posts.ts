import {
  feedPlaceId,
  type CommentId,
  type LocationId,
  type PostId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { CommentRow, FeedMarkRow, PostRow } from '../../protocol/wire/rows/feed.ts'
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
  /** Author, how many minutes after the post, and what was said. */
  comments: readonly (readonly [author: string, minutes: number, text: string])[]
}

const POSTS: Post[] = [
  { place: 'riverside', author: 'Maria Silva', daysAgo: 9, time: '09:00', pinned: true, likes: 14, comments: [['Luca Ferrari', 34, 'The booths are lovely. Thank you for listening.'], ['Chidi Nwosu', 95, 'My calls thank you, and so does everybody who had to hear them.']], text: 'From December the quiet floor is quiet until 18:00 instead of 16:00. Calls are welcome in the two new booths next to the kitchen. Thank you for all the kind and not so kind words that led to this.' },
  { place: 'riverside', author: 'Dana Okafor', daysAgo: 0, time: '08:40', likes: 6, comments: [['François Lefèvre', 12, 'Navy blue with a wooden handle? Then it is mine, and I am on my way down.']], text: 'Fresh beans in both machines, and somebody left a very handsome umbrella in Room 3. It is at the desk, looking for its owner.' },
  { place: 'riverside', author: 'Amara Mensah', daysAgo: 1, time: '10:12', likes: 11, comments: [['Luca Ferrari', 20, 'Count me in, with a friend.'], ['Tomás Álvarez', 48, 'Can I bring two?'], ['Amara Mensah', 55, 'Bring three, there is bread for twenty.']], text: 'Breakfast for founders on Thursday at eight, in the café. This time: how to say no to a client you like. Bring a friend, and your own cup.' },
  { place: 'riverside', author: 'Tomás Álvarez', daysAgo: 2, time: '12:30', likes: 19, comments: [['Amara Mensah', 15, 'It looks wonderful. Ricardo has never looked better.'], ['Chidi Nwosu', 40, 'I walked into the wall looking at it. Worth it.']], text: 'Hemos terminado el mural de la escalera. Si veis un ñandú con gafas, sí, es Ricardo.' },
  { place: 'riverside', author: 'Luca Ferrari', daysAgo: 4, time: '16:45', likes: 8, comments: [], text: 'Seconds sale on Friday: cups with a small wobble, 5.00 each, all for the kitchen fund.' },
  { place: 'riverside', author: 'Camille N’Diaye', daysAgo: 5, time: '11:05', likes: 9, comments: [['François Lefèvre', 30, 'J’y ai travaillé deux ans. Passez au deuxième étage quand vous voulez.']], text: 'Je cherche quelqu’un qui connaît bien les archives de la ville pour un reportage. Un café vous attend !' },
  { place: 'riverside', author: 'François Lefèvre', daysAgo: 7, time: '09:20', asset: 'bikes', likes: 23, comments: [['Tomás Álvarez', 10, 'And the pump fits every valve, I tried them all.'], ['Luca Ferrari', 22, 'Finally!']], text: 'The bike room has new stands and a pump that works. Thank you, Riverside.' },
  { place: 'riverside', author: 'Катерина Шевченко', daysAgo: 8, time: '13:15', likes: 12, comments: [['Chidi Nwosu', 60, 'I have three words so far. I will be there.']], text: 'У четвер о 18:00 розмовний клуб: пів години українською, пів години англійською. Приходьте на другий поверх.' },
  { place: 'riverside', author: 'Chidi Nwosu', daysAgo: 11, time: '15:00', likes: 17, comments: [['Amara Mensah', 18, 'You saved me a fortune last year. Thank you.'], ['Camille N’Diaye', 33, 'I come with a shoe box of receipts.']], text: 'Year end is coming. I keep two hours free on Wednesdays for quick tax questions from members, no charge, first come first served.' },
  { place: 'riverside', author: '이서연', daysAgo: 15, time: '12:00', likes: 10, comments: [['Amara Mensah', 25, 'I would love to come. Is there room for one more?']], text: '금요일 점심 모임 같이 하실 분! 이번 주는 강 건너 국수집입니다.' },
  { place: 'riverside', author: 'Eleanor Voss', daysAgo: 20, time: '17:30', asset: 'desks', likes: 31, comments: [['Maria Silva', 8, 'I still have the bucket that stood under the leak.'], ['Luca Ferrari', 44, 'And here is to ten more.']], text: 'The top floor this afternoon. Ten years ago this was a sail loft with a leaking roof. Thank you all for filling it.' },
  { place: 'harbour', author: 'Inês Cardoso', daysAgo: 0, time: '09:10', pinned: true, likes: 7, comments: [], text: 'Na sexta o terraço fecha às 16:00 por causa do vento. As mantas ficam no armário da entrada.' },
  { place: 'harbour', author: 'João Pereira', daysAgo: 3, time: '14:20', likes: 13, comments: [['Annika Schröder', 50, 'Conheço alguém. Escrevo-te.']], text: 'A Maré Software procura alguém para interfaces. Metade do trabalho é ouvir capitães de porto.' },
  { place: 'harbour', author: 'Élodie Dubois', daysAgo: 6, time: '10:50', likes: 15, comments: [['João Pereira', 14, 'O farol do meio é de onde eu venho!']], text: 'Mes phares sont exposés dans l’escalier jusqu’à la fin du mois. Montez doucement !' },
  { place: 'harbour', author: 'Annika Schröder', daysAgo: 10, time: '11:40', likes: 5, comments: [['Élodie Dubois', 70, 'Wenn langsam wirklich langsam heißt, gerne.']], text: 'Wer hat Lust auf einen Lauf am Wasser? Dienstags um sieben, langsam und mit Kaffee danach.' },
  { place: 'harbour', author: 'ليلى حداد', daysAgo: 13, time: '16:00', likes: 18, comments: [['João Pereira', 26, 'Queria muito. Ainda há lugar?']], text: 'ورشة صغيرة في الخط العربي يوم الأربعاء مساءً، للمبتدئين. الحبر عليّ.' },
] // prettier-ignore

/** What the feeds of both locations hold. */
export interface DemoFeed {
  posts: PostRow[]
  comments: CommentRow[]
  files: SentFile[]
}

/** The two who sit at Riverside's desk have looked at its feed until now. */
export function demoFeedMarks(network: DemoNetwork, posts: readonly PostRow[]): FeedMarkRow[] {
  const { dana, maria } = network.administrators
  const locationId = network.places.riverside.row.id
  const seenAt = Math.max(...posts.filter((post) => post.locationId === locationId).map(({ at }) => at))
  return [dana, maria].map(({ userId }) => ({
    id: `${userId}:${locationId}`,
    rev: 1,
    userId,
    locationId,
    seenAt,
  }))
}

/** The feed of both locations, with the pictures that some posts carry, who likes them and what was said below. */
export function demoPosts(network: DemoNetwork, assets: Assets): DemoFeed {
  const feed: DemoFeed = { posts: [], comments: [], files: [] }
  for (const post of POSTS) addPost(feed, network, assets, post)
  return feed
}

function addPost(feed: DemoFeed, network: DemoNetwork, assets: Assets, post: Post): void {
  const { calendar, row } = network.places[post.place]
  const name = `post:${post.author}:${post.daysAgo}`
  const id = namedId(name) as PostId
  const at =
    post.daysAgo === 0
      ? calendar.thisMorning(post.time)
      : calendar.at(calendar.today - post.daysAgo, post.time)
  const authorUserId = userIdOf(post.author)
  const asset = post.asset && assets[post.asset]
  const refs = asset === undefined ? [] : [refer(asset, namedId(`file:${name}`))]
  for (const ref of refs) {
    feed.files.push({
      ref,
      uploadId: asset?.uploadId ?? '',
      conversationId: feedPlaceId(row.id),
      ownerUserId: authorUserId,
      messageId: id,
      createdAt: at,
    })
  }
  feed.posts.push({
    id,
    rev: 1,
    locationId: row.id,
    authorUserId,
    text: post.text,
    files: refs,
    mentionUserIds: [],
    pinned: post.pinned ?? false,
    likedByUserIds: readersOf(network, row.id, authorUserId).slice(0, post.likes),
    hidden: null,
    at,
    editedAt: null,
  })
  post.comments.forEach(([author, minutes, text], index) => {
    feed.comments.push({
      id: namedId(`comment:${name}:${index}`) as CommentId,
      rev: 1,
      postId: id,
      locationId: row.id,
      authorUserId: userIdOf(author),
      text,
      mentionUserIds: [],
      // One of this morning must not be of the future.
      at: post.daysAgo === 0 ? at + minutes : at + minutes * 60_000,
    })
  })
}

/** Members of the location but the author, in the order in which they came. */
function readersOf({ memberships }: DemoNetwork, locationId: LocationId, author: UserId): UserId[] {
  return memberships
    .filter((one) => one.locationId === locationId && one.type === 'member' && one.userId !== author)
    .sort((one, other) => one.since - other.since || (one.id < other.id ? -1 : 1))
    .map(({ userId }) => userId)
}
