import { expect, onTestFinished, test } from 'vitest'
import { DeskClient, signIn } from './testing/desk-client.ts'
import { PASSWORD } from './testing/small-network.ts'
import { makePlace } from './testing/start-test-server.ts'
import { startServer } from './start.ts'

const RIVERSIDE = {
  name: 'Riverside',
  network: 'Tideway',
  timeZone: 'Europe/London',
  owner: 'Maria@tideway.example',
  password: PASSWORD,
}

async function emptyPlace() {
  const place = await makePlace()
  onTestFinished(() => place.remove())
  return (location: Parameters<typeof startServer>[0]['location']) => startServer({ ...place, location })
}

test('an empty network gets its first location, whose owner signs in, and more; what is there stays', async () => {
  const open = await emptyPlace()
  const first = await open(RIVERSIDE)
  const tokens = await signIn(first.url, 'maria@tideway.example')
  const client = await DeskClient.connect(first.url, tokens.accessToken)
  const { access } = await client.hello(tokens.deviceId)
  expect(access.locations).toMatchObject([{ adminRole: 'owner' }])
  client.close()
  await first.close()

  const hilltop = { ...RIVERSIDE, name: 'Hilltop', network: undefined, password: undefined }
  await (await open(hilltop)).close()
  const again = await open(hilltop)
  expect(
    await again.database.query(`select name, network_name as "networkName" from locations order by name`),
  ).toEqual([
    { name: 'Hilltop', networkName: 'Tideway' },
    { name: 'Riverside', networkName: 'Tideway' },
  ])
  expect(await again.database.query('select 1 from users')).toHaveLength(1)
  await again.close()
})

test('what is missing or wrong is named, and nothing is made', async () => {
  const open = await emptyPlace()
  for (const [more, words] of [
    [{ network: undefined }, '--network'],
    [{ password: 'short' }, 'OWNER_PASSWORD'],
    [{ password: undefined }, 'OWNER_PASSWORD'],
    [{ timeZone: 'Europe/Nowhere' }, 'Europe/Nowhere'],
    [{ owner: 'maria' }, '--owner'],
    [{ name: '' }, '--location'],
  ] as const) {
    await expect(open({ ...RIVERSIDE, ...more })).rejects.toThrow(words)
  }
  const server = await open(undefined)
  for (const table of ['locations', 'users', 'memberships']) {
    expect(await server.database.query(`select 1 from ${table}`)).toEqual([])
  }
  await server.close()
})
