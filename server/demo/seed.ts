import { locationStream, userStream } from '../../protocol/wire/ids.ts'
import type { NotificationRow } from '../../protocol/wire/rows/space.ts'
import { createAccount } from '../auth/accounts.ts'
import type { Database, Queries } from '../database/database.ts'
import { settleConversations } from '../database/rows.ts'
import { copyAssets, loadAssets, type Assets } from './assets.ts'
import { comingBookings } from './coming-bookings.ts'
import { createCrowd } from './crowd.ts'
import { marksOf, planChats, writeChat, type ChatPlan } from './desk-chats.ts'
import { deskWork } from './desk-work.ts'
import { directChats } from './direct-chats.ts'
import { createNetwork, type DemoNetwork } from './network.ts'
import { bookingNotifications, notificationMarks, picturedNotifications } from './notifications.ts'
import { demoFeedMarks, demoPosts } from './posts.ts'
import { demoPublicLinks } from './public-links.ts'
import { namedId } from './random.ts'
import { createResidents, type Residents } from './residents.ts'
import { demoVisits } from './visits.ts'
import { addSignatures, SIGNATURE_MESSAGES } from './signatures.ts'
import { putFiles, putMany, ThreadWriter } from './write-demo.ts'

export interface DemoOptions {
  /** The moment at which the demo network stands, in milliseconds: the same moment gives the same rows. */
  now: number
  /** How many people and companies in all; more than the named ones come to Riverside. */
  customers?: number | undefined
  /** How many messages in all. */
  messages?: number | undefined
  /** Where the server keeps uploaded bytes. */
  filesFolder: string
}

/** Who signs in to the demo: the front desk of Riverside. */
export interface DemoAccount {
  email: string
  password: string
}

const MESSAGES = 6000
const PASSWORD = 'tideway-demo'
const EMAIL = 'dana@tideway.example'

type Made = Parameters<typeof bookingNotifications>[1][number]

/**
 * Fills an empty database with the demo network "Tideway", in one transaction. Deterministic but for the salt of the passwords and what the database draws itself.
 * Out: the demo administrator. All administrators of the demo have the same password.
 */
export async function seedDemo(database: Database, options: DemoOptions): Promise<DemoAccount> {
  const assets = await loadAssets()
  await copyAssets(assets, options.filesFolder)
  await database.transaction(async (queries) => {
    await seed(queries, options, assets)
    // In the same commit: a start that was killed in between would take the demo for a real network.
    await queries.query('insert into demo_account (email, password) values ($1, $2)', [EMAIL, PASSWORD])
  })
  return { email: EMAIL, password: PASSWORD }
}

async function seed(queries: Queries, options: DemoOptions, assets: Assets): Promise<void> {
  const network = createNetwork(options.now)
  const residents = createResidents(network)
  const named = residents.users.length + residents.companies.length
  const total = options.messages ?? MESSAGES
  const crowded = (options.customers ?? 0) > named
  const direct = directChats(network)
  const directMessages = direct.reduce((sum, { thread }) => sum + thread.messages.length, 0)
  const plans = planChats(
    network,
    residents.subjects,
    (crowded ? Math.min(total, MESSAGES) : total) - directMessages - SIGNATURE_MESSAGES,
  )
  const written = plans.reduce(
    (sum, { body, ending }) => sum + body + (ending?.lines.length ?? 0),
    directMessages + SIGNATURE_MESSAGES,
  )
  const crowd = createCrowd(
    network,
    crowded ? (options.customers ?? 0) - named : 0,
    Math.max(0, total - written),
  )

  await putMany(
    queries,
    'location',
    Object.values(network.places).map(({ row }) => row),
  )
  await putMany(queries, 'user', network.users)
  await putResidents(queries, residents)
  await putResidents(queries, crowd.residents)
  await putMany(queries, 'membership', network.memberships)
  for (const { id, email } of network.users) {
    if (email !== null) await createAccount(queries, { userId: id, email, password: PASSWORD })
  }

  const conversations = [...plans, ...crowd.plans].map(({ conversation }) => conversation)
  await putMany(queries, 'conversation', [
    ...conversations,
    ...direct.map(({ conversation }) => conversation),
  ])
  const writer = new ThreadWriter(queries)
  for (const { thread } of direct) await writer.add(thread)
  const made = await putChats(queries, network, [...plans, ...crowd.plans], assets, writer)
  await writer.flush()
  const signedAt = await addSignatures(queries, network, assets, options.filesFolder)
  await settleConversations(queries)

  await putMany(queries, 'booking', comingBookings(network))
  const notifications = [...picturedNotifications(network, signedAt), ...bookingNotifications(network, made)]
  await putMany(queries, 'notification', notifications)
  await putMany(queries, 'notificationMark', notificationMarks(network, notifications))
  await putMany(queries, 'visit', demoVisits(network))
  // Whoever had to be told of them in the demo has been.
  await queries.query('update visits set escalated_at = expected_at, end_told_at = expected_at')
  const work = deskWork(network)
  await putMany(queries, 'savedReply', work.savedReplies)
  await putMany(queries, 'followUp', work.followUps)
  await putMany(queries, 'handOver', work.handOvers)
  await putMany(queries, 'publicLink', demoPublicLinks(network))
  const { posts, comments, files } = demoPosts(network, assets)
  await putMany(queries, 'post', posts)
  await putMany(queries, 'comment', comments)
  await putMany(queries, 'feedMark', demoFeedMarks(network, posts))
  await putFiles(queries, files)
  await openStreams(queries, network, options.now)
}

async function putResidents(queries: Queries, residents: Residents): Promise<void> {
  await putMany(queries, 'user', residents.users)
  await putMany(queries, 'company', residents.companies)
  await putMany(queries, 'membership', residents.memberships)
  await putMany(queries, 'customer', residents.customers)
}

/** Writes the chats with their read marks; returns the bookings that were made in them. */
async function putChats(
  queries: Queries,
  network: DemoNetwork,
  plans: readonly ChatPlan[],
  assets: Assets,
  writer: ThreadWriter,
): Promise<Made[]> {
  const made: Made[] = []
  const marks = []
  for (const plan of plans) {
    const thread = writeChat(network, plan, assets)
    marks.push(...marksOf(network, plan, thread))
    const madeAt = new Map(thread.messages.map((message) => [message.bookingId, message.sentAt]))
    for (const booking of thread.bookings) {
      if (!booking.first) made.push({ booking, madeAt: madeAt.get(booking.id) ?? 0, by: bookedBy(plan) })
    }
    await writer.add(thread)
  }
  await putMany(queries, 'readMark', marks)
  return made
}

function bookedBy({ customer }: ChatPlan): NotificationRow['bookedBy'] {
  if (customer.type === 'member') return customer.networkOnly ? 'networkMembers' : 'locationMembers'
  return 'nonmembers'
}

/**
 * The streams of the seeded network. Their log is empty and begins after the seeded rows, so that every client starts with
 * a snapshot.
 */
async function openStreams(queries: Queries, network: DemoNetwork, now: number): Promise<void> {
  const streams = [
    ...Object.values(network.places).map(({ row }) => locationStream(row.id)),
    ...network.users.map(({ id }) => userStream(id)),
  ]
  const [counted] = await queries.query<{ count: number }>('select count(*) as count from messages')
  for (const stream of streams) {
    await queries.query('insert into streams (id, epoch, head, floor) values ($1, $2, $3, $3)', [
      stream,
      namedId(`epoch:${stream}:${now}`),
      counted?.count ?? 0,
    ])
  }
}
