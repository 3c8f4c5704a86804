import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PublicComments, PublicInformation, PublicPeople, PublicPosts } from '../../protocol/wire/http.ts'
import { newId, type CommentId, type FileId, type PostId, type UserId } from '../../protocol/wire/ids.ts'
import { DEFAULT_PRIVACY } from '../../protocol/wire/rows/people.ts'
import { addFile } from '../files/file-rows.ts'
import { COMMENTS_PER_PAGE } from '../rules/open-comments.ts'
import { isInPublicPost, PEOPLE_PER_PAGE, POSTS_PER_PAGE, publicPhoto } from '../rules/open-to-all.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// Community and Feed for somebody who is not signed in, as hand-made requests ask for them.

let server: TestServer
let small: network.SmallNetwork
beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())
beforeEach(async () => {
  await server.database.query('delete from comments')
  await server.database.query('delete from posts')
  await setUp('community_visibility', 'public')
  await setUp('feed_visibility', 'public')
})

async function ask(at: string, locationId: string = small.here) {
  const response = await fetch(`${server.url}/portal/api/open/${locationId}${at}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const setUp = (column: string, seenBy: string) =>
  server.database.query(`update locations set ${column} = $2 where id = $1`, [small.here, seenBy])
const shows = (userId: UserId, privacy: Partial<typeof DEFAULT_PRIVACY>) =>
  server.database.query('update users set privacy = $2::jsonb where id = $1', [
    userId,
    JSON.stringify({ ...DEFAULT_PRIVACY, ...privacy }),
  ])
const people = async (after = '') => PublicPeople.parse(JSON.parse((await ask(`/people${after}`)).text))
const posts = async (after = '') => PublicPosts.parse(JSON.parse((await ask(`/posts${after}`)).text))
const names = async () => (await people()).people.map(({ name }) => name)

async function write(author: UserId, more: { text?: string; at?: number; files?: object[] } = {}) {
  const id = newId() as PostId
  await server.database.query(
    `insert into posts (id, rev, location_id, author_user_id, text, files, mention_user_ids, pinned, liked_by_user_ids, at)
     values ($1, 1, $2, $3, $4, $5::jsonb, '{}', false, '{}', $6)`,
    [id, small.here, author, more.text ?? 'Fresh beans', JSON.stringify(more.files ?? []), more.at ?? 1],
  )
  return id
}

async function comment(
  postId: PostId,
  author: UserId,
  more: { text?: string; at?: number; names?: UserId[] } = {},
) {
  const id = newId() as CommentId
  await server.database.query(
    `insert into comments (id, rev, post_id, location_id, author_user_id, text, mention_user_ids, at)
     values ($1, 1, $2, $3, $4, $5, $6::uuid[], $7)`,
    [id, postId, small.here, author, more.text ?? 'Good ones', more.names ?? [], more.at ?? 1],
  )
  return id
}
const comments = async (postId: PostId, after = '') =>
  PublicComments.parse(JSON.parse((await ask(`/posts/${postId}/comments${after}`)).text))

test('comments are read as far as the public may see who speaks, and whom they name', async () => {
  await shows(small.customer, { name: 'public' })
  await shows(small.companyPerson, { name: 'network' })
  const post = await write(small.manager)
  const names = [small.companyPerson, small.customer]
  await comment(post, small.customer, { text: 'Ask @Colin Firm or @Nadia Nguyen', at: 1, names })
  await comment(post, small.companyPerson, { text: 'Here', at: 2 })
  const { comments: shown } = await comments(post)
  expect(shown.map(({ author, text }) => [author.userId, author.name, text])).toEqual([
    [small.customer, 'Nadia Nguyen', 'Ask @a member or @Nadia Nguyen'],
    [null, 'A member', 'Here'],
  ])
  expect((await ask(`/posts/${post}/comments`)).text).not.toMatch(/Colin|Lumen/)
  // Posting shows the author to whoever reads the feed; then the comment has a name, too.
  const own = await write(small.companyPerson, { text: 'Mine' })
  expect((await comments(post)).comments[1]?.author.name).toBe('Colin Firm')
  await server.database.query('delete from posts where id = $1', [own])

  const missing = await ask(`/posts/${newId()}/comments`)
  expect(missing.status).toBe(404)
  await server.database.query(`update posts set hidden = '{"reason":"x","at":1}' where id = $1`, [post])
  expect((await ask(`/posts/${post}/comments`)).text).toBe(missing.text)
  await server.database.query('update posts set hidden = null where id = $1', [post])
  expect((await ask(`/posts/${post}/comments`, small.elsewhere)).text).toBe(missing.text)
  await setUp('feed_visibility', 'networkMembers')
  expect(await ask(`/posts/${post}/comments`)).toMatchObject({ status: 404, text: missing.text })
  await shows(small.companyPerson, {})
  await shows(small.customer, {})
})

test('comments come in pages, oldest first', async () => {
  const post = await write(small.customer)
  const texts = Array.from({ length: COMMENTS_PER_PAGE + 4 }, (_, index) => `Comment ${index}`)
  for (const text of texts) await comment(post, small.customer, { text, at: 7 })
  const first = await comments(post)
  expect(first.comments).toHaveLength(COMMENTS_PER_PAGE)
  const second = await comments(post, `?after=${first.next}`)
  expect(second.next).toBeNull()
  const all = [...first.comments, ...second.comments].map(({ text }) => text)
  expect(all.toSorted()).toEqual(texts.toSorted())
})

test('the directory has who shows the name to everybody, each contact only if that is shown, too', async () => {
  expect(await names()).toEqual([])
  await shows(small.customer, { name: 'public', email: 'public', phone: 'network' })
  await shows(small.companyPerson, { name: 'network', email: 'public', phone: 'public' })
  const [nadia, ...others] = (await people()).people
  expect(others).toEqual([])
  expect(nadia).toMatchObject({ name: 'Nadia Nguyen', email: network.customerEmail, phone: null })
  const { headers } = await ask('/people')
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
  expect(headers.get('cache-control')).toBe('no-store')
  await server.database.query(
    `insert into bars (user_id, rev, active, reason, by_user_id, at) values ($1, 1, true, '', $2, 1)`,
    [small.customer, small.manager],
  )
  expect(await names()).toEqual([])
  await server.database.query('delete from bars')
  await shows(small.companyPerson, {})
})

test('what is not public is answered like a location that is not there', async () => {
  await shows(small.customer, { name: 'public' })
  const post = await write(small.customer)
  const missing = await ask('/people', newId())
  expect(missing.status).toBe(404)
  const paths = ['/people', '/posts', `/people/${small.customer}/photo`, `/posts/${post}/${newId()}`]
  for (const visibility of ['networkMembers', 'locationMembers', 'administrators']) {
    await setUp('community_visibility', visibility)
    await setUp('feed_visibility', visibility)
    for (const path of paths) {
      const { status, text } = await ask(path)
      expect([path, status, text]).toEqual([path, 404, missing.text])
    }
  }
  for (const odd of ['x', "' or 1=1", '%00']) {
    const { status, text } = await ask('/people', odd)
    expect([status, text]).toEqual([404, missing.text])
  }
  const info = await fetch(`${server.url}/portal/api/locations/${small.here}/information`)
  expect(PublicInformation.parse(await info.json()).open).toEqual({
    community: false,
    feed: false,
    visitors: false,
  })
  await setUp('feed_visibility', 'public')
  const opened = await fetch(`${server.url}/portal/api/locations/${small.here}/information`)
  expect(PublicInformation.parse(await opened.json()).open).toEqual({
    community: false,
    feed: true,
    visitors: false,
  })
})

test('a page is small, and the next one goes on where it ended; a made-up end leads nowhere', async () => {
  const made = Array.from({ length: PEOPLE_PER_PAGE + 5 }, (_, index) => ({
    id: newId(),
    name: `Crowd ${String(index).padStart(3, '0')}`,
  }))
  for (const { id, name } of made) {
    await server.database.query(
      `insert into users (id, rev, name, about, privacy) values ($1, 1, $2, '', $3::jsonb)`,
      [id, name, JSON.stringify({ ...DEFAULT_PRIVACY, name: 'public' })],
    )
    await server.database.query(
      `insert into memberships (id, rev, user_id, location_id, type, since) values ($1, 1, $2, $3, 'member', 1)`,
      [newId(), id, small.here],
    )
  }
  const first = await people()
  expect(first.people).toHaveLength(PEOPLE_PER_PAGE)
  const second = await people(`?after=${first.next}`)
  expect(second.next).toBeNull()
  const all = [...first.people, ...second.people].map(({ name }) => name)
  expect(all.filter((name) => name.startsWith('Crowd'))).toEqual(made.map(({ name }) => name))
  expect(new Set(all).size).toBe(all.length)

  const texts = Array.from({ length: POSTS_PER_PAGE + 3 }, (_, index) => `Post ${index}`)
  for (const [index, text] of texts.entries()) await write(small.customer, { text, at: index })
  const newest = await posts()
  expect(newest.posts).toHaveLength(POSTS_PER_PAGE)
  const older = await posts(`?after=${newest.next}`)
  expect([...newest.posts, ...older.posts].map(({ text }) => text)).toEqual(texts.toReversed())

  const odd = ['x', 'null', '["a"]', '["a","b"]', '{}', '["a\\u0000",1]']
  for (const key of [...odd, ...odd.map((one) => Buffer.from(one).toString('base64url'))]) {
    expect((await ask(`/people?after=${encodeURIComponent(key)}`)).status).toBe(404)
  }
})

test('a post names its author while it stands; hidden and removed ones are not there', async () => {
  await shows(small.companyPerson, { name: 'administrators' })
  const seen = await write(small.companyPerson, { text: 'Stands' })
  const hidden = await write(small.companyPerson, { text: 'Hidden' })
  const removed = await write(small.companyPerson, { text: 'Removed' })
  await server.database.query(`update posts set hidden = '{"reason":"x","at":1}' where id = $1`, [hidden])
  await server.database.query('update posts set is_removed = true where id = $1', [removed])
  const [post, ...others] = (await posts()).posts
  expect(others).toEqual([])
  expect(post).toMatchObject({ id: seen, text: 'Stands', author: { name: 'Colin Firm' } })
  // The author stands in the feed, and not in the directory.
  expect(await names()).not.toContain('Colin Firm')
  await server.database.query(
    `insert into bars (user_id, rev, active, reason, by_user_id, at) values ($1, 1, true, '', $2, 1)`,
    [small.companyPerson, small.manager],
  )
  expect((await posts()).posts[0]?.author).toEqual({
    userId: null,
    name: 'Unavailable user',
    photoFileId: null,
    standing: '',
  })
  await server.database.query('delete from bars')
})

test('a file opens by its own post only, and a photo only of whom the page shows', async () => {
  const file = { id: newId() as FileId, name: 'a.png', sizeBytes: 1, mime: 'image/png' }
  const ref = { ...file, sha256: '0'.repeat(64), width: 1, height: 1 }
  const stored = { ref, uploadId: 'none', ownerUserId: small.customer, conversationId: null, messageId: null }
  await addFile(server.database, stored, 1)
  const mine = await write(small.customer, { files: [ref] })
  const other = await write(small.customer)
  // Its bytes are not there: the rules are asked before that, and the file is missing after it.
  const reads = async (postId: string) => (await ask(`/posts/${postId}/${file.id}`)).status
  expect([await reads(mine), await reads(other)]).toEqual([404, 404])
  const isOpen = (postId: PostId) => isInPublicPost(server.database, small.here, postId, file.id)
  expect([await isOpen(mine), await isOpen(other)]).toEqual([true, false])

  await server.database.query('update users set photo = $2::jsonb where id = $1', [
    small.customer,
    JSON.stringify(ref),
  ])
  const photo = () => publicPhoto(server.database, small.here, small.customer)
  await shows(small.customer, { name: 'administrators' })
  expect(await photo()).toBe(file.id)
  await server.database.query('delete from posts')
  expect(await photo()).toBeNull()
  await shows(small.customer, { name: 'public' })
  expect(await photo()).toBe(file.id)
  await setUp('community_visibility', 'networkMembers')
  expect(await photo()).toBeNull()
})
