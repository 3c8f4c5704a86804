import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

/** A place outside of the app that notes whatever reaches it. */
async function listenOutside(): Promise<{ url: string; requests: string[]; close(): void }> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() }
}

async function signedIn(openDesk: () => Promise<OpenDesk>): Promise<OpenDesk> {
  const desk = await openDesk()
  await desk.synced()
  return desk
}

test('the window is isolated and sandboxed, reaches no network, and can’t be led away (rows 1 to 4, 8)', async ({
  openDesk,
}) => {
  const { electron, page } = await signedIn(openDesk)
  const outside = await listenOutside()

  const preferences = await electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's typings, but what its own security warnings read.
      const inspected = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      return inspected.getLastWebPreferences()
    }),
  )
  expect(preferences).toHaveLength(1)
  expect(preferences[0]).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  expect(
    await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis)),
  ).toEqual([])
  expect(await page.evaluate(() => Object.keys(window.foyer).sort())).toEqual(['call', 'on', 'stageFiles'])

  // The policy, seen by what it stops.
  const stopped = await page.evaluate(async (url) => {
    const violations = new Set<string>()
    document.addEventListener('securitypolicyviolation', (event) => violations.add(event.effectiveDirective))
    const inline = document.createElement('script')
    const isTyped = (() => {
      try {
        inline.text = 'globalThis.inlineRan = true'
        return false
      } catch {
        return true
      }
    })()
    document.body.append(Object.assign(document.createElement('img'), { src: `${url}/beacon` }))
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'app://foyer/' }))
    const fetched = await fetch(`${url}/about`).then(
      () => true,
      () => false,
    )
    const socket = new WebSocket(url.replace('http', 'ws'))
    await new Promise((resolve) => socket.addEventListener('error', resolve))
    return { isTyped, fetched, inlineRan: 'inlineRan' in globalThis, violations: [...violations].sort() }
  }, outside.url)
  expect(stopped).toMatchObject({ isTyped: true, fetched: false, inlineRan: false })
  expect(stopped.violations).toEqual(
    expect.arrayContaining(['connect-src', 'img-src', 'require-trusted-types-for']),
  )

  // A worker runs only from an address that the reader of PDFs lets through, and nobody else may let one through.
  const refused = await page.evaluate(() => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown }
    }
    const tries: (() => unknown)[] = [
      () => new Worker('app://foyer/assets/other.js'),
      () => new Worker(URL.createObjectURL(new Blob(['']))),
      () => trustedTypes.createPolicy('other', {}),
      () => trustedTypes.createPolicy('default', {}),
    ]
    return tries.map((attempt) => {
      try {
        attempt()
        return 'let through'
      } catch (error) {
        return (error as Error).name
      }
    })
  })
  expect(refused).toEqual(Array<string>(4).fill('TypeError'))

  expect(page.frames().filter((frame) => frame.url().startsWith('app:'))).toEqual([page.mainFrame()])

  const permissions = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'persistent-storage',
    ] as const
    const states = await Promise.all(names.map((name) => navigator.permissions.query({ name: name })))
    return states.map(({ state }) => state)
  })
  expect(new Set(permissions)).toEqual(new Set(['denied']))

  // No way out: each of these would load another page or open a window.
  await page.evaluate((url) => {
    window.open(url)
    window.open('javascript:alert(1)')
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' })
    document.body.append(link)
    link.click()
    const refresh = Object.assign(document.createElement('meta'), {
      httpEquiv: 'refresh',
      content: `0;url=${url}`,
    })
    document.head.append(refresh)
    location.href = url
  }, outside.url)
  // Asked through main: Playwright waits for a navigation that never comes.
  const after = await electron.evaluate(async ({ webContents }) => {
    const [contents, ...others] = webContents.getAllWebContents()
    const heading = (await contents?.executeJavaScript(`(async () => {
      for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame)
      return document.querySelector('h1').textContent
    })()`)) as string
    return { heading, address: contents?.getURL(), others: others.length }
  })
  expect(after).toEqual({ heading: 'Chats', address: 'app://foyer/', others: 0 })
  expect(outside.requests).toEqual([])
  outside.close()
})

test('main answers only our own page, in the form of the table (row 6)', async ({ openDesk }) => {
  const { electron, page } = await signedIn(openDesk)
  const odd = await page.evaluate(async () => {
    const ask = window.foyer.call as (name: string, input: unknown) => Promise<unknown>
    return Promise.all([
      ask('no.such', {}),
      ask('chats.list', { filter: 'all' }),
      ask('messages.send', null),
      ask('session.get', { __proto__: { x: 1 } }),
      ask('links.open', { url: 'file:///etc/passwd' }),
    ])
  })
  expect(odd).toMatchObject([
    { ok: false, error: { code: 'unknownCommand' } },
    { ok: false, error: { code: 'badRequest' } },
    { ok: false, error: { code: 'badRequest' } },
    { ok: true },
    { ok: true, value: { opened: false } },
  ])

  // A frame and a window of another origin that got hold of the preload are refused all the same.
  const answers = await electron.evaluate(async ({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows()
    const preload = own?.webContents.session.getPreloads?.() ?? []
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, preload: `${process.cwd()}/out/preload/index.cjs` },
    })
    await stranger.loadURL('data:text/html,<title>stranger</title>')
    const answer = (await stranger.webContents.executeJavaScript(
      `window.foyer.call('session.get', {})`,
    )) as unknown
    stranger.destroy()
    return { preloads: preload.length, answer }
  })
  expect(answers).toEqual({
    preloads: 0,
    answer: { ok: false, error: expect.objectContaining({ code: 'forbidden' }) as unknown },
  })
})

test('the app’s own scheme leads nowhere but into the window’s folder (B.3, path traversal)', async ({
  openDesk,
}) => {
  const { electron } = await signedIn(openDesk)
  const statuses = await electron.evaluate(async ({ net }) => {
    const addresses = [
      'app://foyer/',
      'app://foyer/index.html',
      'app://foyer/../main/index.js',
      'app://foyer/%2e%2e/main/index.js',
      'app://foyer/..%2fmain%2findex.js',
      'app://foyer/%5c..%5cmain%5cindex.js',
      'app://foyer/%00',
      'app://foyer/%',
      'app://foyer/files/../../main/index.js',
      'app://foyer/files/not-an-id',
      'app://foyer/files/0190a000-0000-7000-8000-000000000001',
      'app://foyer/staged/%2e%2e%2foutbox.db',
      'app://elsewhere/index.html',
    ]
    return Promise.all(addresses.map(async (address) => (await net.fetch(address)).status))
  })
  expect(statuses).toEqual([200, 200, ...Array<number>(11).fill(404)])
})
