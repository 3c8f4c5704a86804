import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())

test('the example of the README works as it stands', async () => {
  const readme = await readFile(path.join(import.meta.dirname, '../../README.md'), 'utf8')
  const example = /```bash\n(DATA=[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const here = example.replace('./data', server.dataFolder).replace('http://127.0.0.1:8080', server.url)
  expect(here).toContain(server.dataFolder)
  expect(here).toContain(server.url)
  const { stdout } = await promisify(execFile)('bash', ['-euc', here])
  expect(JSON.parse(stdout)).toEqual({ results: [{ id: 'evt-1', status: 'done' }] })
  expect(
    await server.database.query('select name from users where email = $1', ['ines@example.com']),
  ).toEqual([{ name: 'Inês Prado' }])
})
