import { execFile } from 'node:child_process'
import { readdir, writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import electronPath from 'electron'
import { expect, test } from '../harness/fixtures.ts'
import { ROOT } from '../harness/places.ts'

const NAME = 'Nadia Nguyen'

/** Runs the app as a command until it exits by itself. */
async function runApp(args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, ...(process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}) }
  try {
    const { stderr } = await promisify(execFile)(electronPath as unknown as string, ['.', ...args], {
      cwd: ROOT,
      env,
    })
    return { code: 0, said: stderr }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string }
    return { code, said: stderr }
  }
}

test('a cache.db that is garbage is set aside and fetched again; what waits to be sent is not lost', async ({
  folder,
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  network.cable.pull()
  await desk.offline()
  await desk.openChat(NAME)
  await desk.write(NAME, 'Written before the damage')
  await desk.quit()
  const accounts = join(folder, 'app', 'accounts')
  const [account = ''] = await readdir(accounts)
  for (const name of await readdir(join(accounts, account))) {
    if (name.startsWith('cache.db')) await writeFile(join(accounts, account, name), 'garbage '.repeat(4096))
  }

  network.cable.plugIn()
  const again = await openDesk()
  await expect(again.status).toContainText('was damaged')
  await expect(again.status).toContainText('Outbox empty')
  await again.openChat(NAME)
  await expect(again.message('Written before the damage')).toContainText('Sent')
})

test('a second start brings the first window to the front and ends', async ({ folder, openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const second = await runApp(['--user-data', join(folder, 'app')])
  expect(second.code).toBe(0)
  await expect
    .poll(() => desk.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
})

test('a command line that makes no sense is answered with a sentence and exit code 2', async ({ folder }) => {
  const unknown = await runApp(['--user-data', join(folder, 'app'), '--servr=x'])
  expect(unknown.code).toBe(2)
  expect(unknown.said).toContain('--servr=x')
  const insecure = await runApp(['--user-data', join(folder, 'app'), '--server', 'http://desk.example.com'])
  expect(insecure.code).toBe(2)
  expect(insecure.said).toContain('must be reached by https://')
  await writeFile(join(folder, 'a-file'), '')
  const noFolder = await runApp(['--user-data', join(folder, 'a-file', 'inside')])
  expect(noFolder.code).toBe(2)
  expect(noFolder.said).toContain("can't keep its data in")
})

test('files of settings that are garbage read as not there', async ({ folder, openDesk }) => {
  await mkdir(join(folder, 'app'), { recursive: true })
  for (const name of ['settings.json', 'window.json', 'profile.json']) {
    await writeFile(join(folder, 'app', name), '{"bounds": [[')
  }
  const desk = await openDesk()
  await desk.synced()
})
