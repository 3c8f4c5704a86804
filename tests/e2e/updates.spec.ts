import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../harness/fixtures.ts'

/** A folder of releases that holds one version, as electron-builder writes it. */
async function releasesOf(version: string): Promise<{ url: string; close(): void }> {
  const bytes = Buffer.from('not an installer')
  const sha512 = createHash('sha512').update(bytes).digest('base64')
  const file = `Foyer-${version}.AppImage`
  const description = [
    `version: ${version}`,
    `files:`,
    `  - url: ${file}`,
    `    sha512: ${sha512}`,
    `    size: ${bytes.length}`,
    `path: ${file}`,
    `sha512: ${sha512}`,
    `releaseDate: '2027-01-01T00:00:00.000Z'`,
    `releaseNotes: Quicker search`,
  ].join('\n')
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/latest-linux.yml')) response.end(description)
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

test('a newer version is found at the start, without a dialog', async ({ openDesk }) => {
  const releases = await releasesOf('99.0.0')
  const desk = await openDesk({ env: { FOYER_UPDATE_FEED: releases.url } })
  await expect
    .poll(() => desk.ask('updates.state', {}))
    .toMatchObject({ state: 'available', version: '99.0.0' })
  expect(desk.electron.windows()).toHaveLength(1)
  await desk.synced()
  await desk.pane('Settings')
  await expect(desk.page.getByRole('main')).toContainText('99.0.0')
  releases.close()
})

test('the newest version, a place that is out of reach, and a Foyer from its source each say so', async ({
  folder,
  openDesk,
}) => {
  const releases = await releasesOf('1.0.0')
  const newest = await openDesk({ env: { FOYER_UPDATE_FEED: releases.url } })
  await expect
    .poll(() => newest.ask('updates.state', {}))
    .toMatchObject({ state: 'newest', version: '1.0.0' })
  releases.close()
  await newest.quit()

  const away = await openDesk({ env: { FOYER_UPDATE_FEED: 'http://127.0.0.1:1' } })
  await expect
    .poll(() => away.ask('updates.state', {}))
    .toMatchObject({ state: 'unavailable', reason: expect.stringContaining("can't be reached") })
  await away.quit()

  const source = await openDesk({ userData: `${folder}/source` })
  await expect
    .poll(() => source.ask('updates.check', {}))
    .toMatchObject({ state: 'unavailable', reason: expect.stringContaining('source') })
})
