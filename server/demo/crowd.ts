import { customerId, deskConversationId, type Subject } from '../../protocol/wire/ids.ts'
import { DEFAULT_PRIVACY } from '../../protocol/wire/rows/people.ts'
import type { ChatPlan } from './desk-chats.ts'
import type { LanguageTag } from './languages/index.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import { quietSince } from './pictured-chats.ts'
import { createRandom, namedId, type Random } from './random.ts'
import { companyIdOf, type Customer, type Residents } from './residents.ts'

interface Origin {
  tag: LanguageTag
  share: number
  first: string[]
  last: string[]
}

const words = (text: string) => text.split(' ')

/** Names for the large network. Every combination is somebody. */
const ORIGINS: Origin[] = [
  { tag: 'en', share: 10, first: words('Alice Ben Chloe Daniel Ella Finn Georgia Harry Isla Jack Kit Lucy Max Nell Oscar Poppy Rory Sam Tess Will Zara Nia Ayo Femi'), last: words('Abbott Baker Carter Dixon Ellis Foster Grant Hughes Irwin Jarvis Keane Lowe Mason Nash Osborne Parker Quinn Reeves Shaw Turner Vance Ward Young Adeyemi Boateng') },
  { tag: 'es', share: 3, first: words('Lucía Mateo Sofía Diego Valeria Andrés Elena Hugo Inés Pablo'), last: words('García Ramírez Núñez Ortega Peña Quintana Rojas Suárez Vázquez Ibáñez') },
  { tag: 'de', share: 3, first: words('Anna Felix Greta Jörg Käthe Lukas Mia Moritz Nele Sören'), last: words('Bauer Fischer Günther Huber Krüger Lehmann Möller Schäfer Vogel Weiß') },
  { tag: 'fr', share: 3, first: words('Aïcha Benoît Chloé Étienne Hélène Jérôme Léa Noé Solène Théo'), last: words('Bernard Chevalier Delacroix Faure Gérard Lemaître Morel Perrin Rousseau Vasseur') },
  { tag: 'pt', share: 2, first: words('André Bruno César Diogo Fábio Gonçalo Hélder Nuno Otávio Vasco'), last: words('Almeida Barros Correia Dias Faria Guimarães Lourenço Magalhães Sá Tavares') },
  { tag: 'pl', share: 2, first: words('Agnieszka Barbara Celina Dorota Ewa Halina Iga Łucja Małgorzata Żaneta'), last: words('Adamska Borowska Czarnecka Górska Jabłońska Król Lis Majewska Sikora Zając') },
  { tag: 'uk', share: 2, first: words('Олена Андрій Богдана Василь Галина Дмитро Єва Зоя Ігор Юлія'), last: words('Бойко Василенко Гнатюк Дорошенко Кравець Лисенко Мороз Остапенко Романюк Ткач') },
  { tag: 'ko', share: 2, first: words('민준 서윤 도윤 하은 지호 예은 준서 수아 현우 유진'), last: words('김 이 박 최 정 강 조 윤 장 임') },
  { tag: 'ja', share: 1, first: words('陽菜 蓮 結衣 大翔 葵 悠真 凛 湊 さくら 樹'), last: words('鈴木 高橋 伊藤 山本 中村 小林 加藤 吉田 山田 松本') },
  { tag: 'ar', share: 1, first: words('أحمد سارة يوسف مريم خالد هدى سامي رنا طارق دينا'), last: words('المصري الخطيب النجار حسن سالم ناصر عباس يعقوب منصور القاسم') },
] // prettier-ignore

const TRADES = words(
  'Design Maps Studio Labs Legal Films Books Energy Foods Tools Sound Textiles Robotics Travel Clinic Press',
)
const PLANS = ['Flex 8', 'Flex 12', 'Flex 16', 'Fixed desk', 'Team']
const TAGS = [
  'Parking',
  'Day pass',
  'Tour',
  'Warm',
  'Former member',
  'Invoice open',
  'Room hours',
  'Non-profit',
]
const DAY_MS = 86_400_000
/** One customer of so many is a company. */
const PEOPLE_PER_COMPANY = 15
/** The longest chat's share of all messages. */
const LONGEST_SHARE = 0.02

/**
 * More customers at Riverside, for benchmarks: `count` people and companies with `messages` messages in their chats, most
 * in a few long ones. They come below the named chats of the demo.
 */
export function createCrowd(
  network: DemoNetwork,
  count: number,
  messages: number,
): { residents: Residents; plans: ChatPlan[] } {
  const random = createRandom('crowd')
  const residents: Residents = { users: [], companies: [], memberships: [], customers: [], subjects: [] }
  let company: Customer | null = null
  for (let index = 0; index < count; index += 1) {
    if (index % PEOPLE_PER_COMPANY === 0 && index + 1 < count)
      company = addCompany(residents, network, index, random)
    else addPerson(residents, network, index, random.chance(0.6) ? company : null, random)
  }
  const sizes = longTail(residents.subjects.length, messages)
  const plans = residents.subjects.map((customer, index) =>
    planOf(network, customer, sizes[index] ?? 0, random),
  )
  return { residents, plans }
}

function addPerson(
  found: Residents,
  network: DemoNetwork,
  index: number,
  company: Customer | null,
  random: Random,
): void {
  const origin = pickOrigin(random)
  const called = random.pick(origin.first)
  const family = random.pick(origin.last)
  const name =
    origin.tag === 'ko'
      ? family + called
      : origin.tag === 'ja'
        ? `${family} ${called}`
        : `${called} ${family}`
  const type = company?.type === 'nonmember' || random.chance(0.3) ? 'nonmember' : 'member'
  const id = userIdOf(`${index}:${name}`)
  const { row } = network.places.riverside
  const since = sinceOf(network, random)
  const companyId = company?.subject.kind === 'company' ? company.subject.id : null
  const speaker = { userId: id, called, companyId }
  found.users.push({
    id,
    rev: 1,
    name,
    email: `person${index}@crowd.example`,
    phone: null,
    about: '',
    photo: null,
    privacy: DEFAULT_PRIVACY,
  })
  found.memberships.push({
    id: namedId(`membership:${row.name}:${index}`),
    rev: 1,
    userId: id,
    locationId: row.id,
    type,
    adminRole: null,
    companyId,
    companyRole: null,
    plan: type === 'member' ? random.pick(PLANS) : null,
    since,
  })
  company?.speakers.push(speaker)
  const subject: Subject = { kind: 'user', id }
  addCustomer(found, network, subject, random)
  const { tag } = origin
  found.subjects.push({
    name,
    subject,
    place: 'riverside',
    language: tag,
    company: company?.name ?? name,
    type,
    networkOnly: false,
    since,
    speakers: [speaker],
  })
}

function addCompany(found: Residents, network: DemoNetwork, index: number, random: Random): Customer {
  const name = `${random.pick(pickOrigin(random).last)} ${random.pick(TRADES)}`
  const id = companyIdOf(`${index}:${name}`)
  const type = random.chance(0.3) ? 'nonmember' : 'member'
  const since = sinceOf(network, random)
  const locationId = network.places.riverside.row.id
  const email = `office${index}@crowd.example`
  found.companies.push({
    id,
    rev: 1,
    locationId,
    name,
    type,
    about: '',
    email,
    phone: null,
    website: null,
    since,
  })
  const subject: Subject = { kind: 'company', id }
  addCustomer(found, network, subject, random)
  const customer: Customer = {
    name,
    subject,
    place: 'riverside',
    language: 'en',
    company: name,
    type,
    networkOnly: false,
    since,
    speakers: [],
  }
  found.subjects.push(customer)
  return customer
}

function addCustomer(found: Residents, network: DemoNetwork, subject: Subject, random: Random): void {
  const locationId = network.places.riverside.row.id
  const tags = random.chance(0.2) ? [random.pick(TAGS)] : []
  found.customers.push({ id: customerId(locationId, subject), rev: 1, locationId, subject, note: '', tags })
}

function planOf(network: DemoNetwork, customer: Customer, size: number, random: Random): ChatPlan {
  const { row, staff } = network.places.riverside
  const limit = quietSince(network) - 6 * 3_600_000
  const until = limit - Math.floor(random.next() ** 2 * 300 * DAY_MS)
  const from = Math.min(Math.max(customer.since, limit - 700 * DAY_MS), until - 7 * DAY_MS)
  return {
    customer,
    ending: null,
    from,
    until,
    // A company whose people have not been written down has nobody to write for it.
    body: customer.speakers.length === 0 ? 0 : size,
    conversation: {
      id: deskConversationId(row.id, customer.subject),
      rev: 1,
      kind: 'desk',
      locationId: row.id,
      subject: customer.subject,
      participantIds: [],
      assigneeUserId: random.chance(0.5) ? random.pick(staff).userId : null,
      closedTo: [],
      createdAt: from,
    },
  }
}

/** Sizes that fall off with the rank, none above the longest's share, exactly `total` in all. */
function longTail(chats: number, total: number): number[] {
  if (chats === 0) return []
  const longest = Math.max(1, Math.floor(Math.max(total * LONGEST_SHARE, total / chats)))
  const weights = Array.from({ length: chats }, (_, rank) => (rank + 1) ** -0.9)
  const sizesAt = (scale: number) => weights.map((weight) => Math.min(longest, Math.floor(weight * scale)))
  const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0)
  let low = 0
  let high = total * chats
  while (high - low > 0.5) {
    const middle = (low + high) / 2
    if (sum(sizesAt(middle)) > total) high = middle
    else low = middle
  }
  const sizes = sizesAt(low)
  let left = total - sum(sizes)
  for (let rank = chats - 1; left > 0; rank = rank === 0 ? chats - 1 : rank - 1) {
    sizes[rank] = (sizes[rank] ?? 0) + 1
    left -= 1
  }
  return sizes
}

function pickOrigin(random: Random): Origin {
  let ticket = random.next() * ORIGINS.reduce((sum, { share }) => sum + share, 0)
  return ORIGINS.find(({ share }) => (ticket -= share) < 0) ?? random.pick(ORIGINS)
}

function sinceOf(network: DemoNetwork, random: Random): number {
  return quietSince(network) - random.whole(20, 900) * DAY_MS
}
