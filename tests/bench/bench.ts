import { test as base } from '@playwright/test'
import { temporaryFolder } from '../harness/places.ts'
import { largeNetwork, type LargeNetwork } from './large-network.ts'

interface PerWorker {
  network: LargeNetwork
}

interface PerTest {
  /** An empty folder that is removed afterwards. */
  scratch: string
}

/** Each test measures one group of figures; `npm run bench -- --only NAME` chooses by its title. */
export const bench = base.extend<PerTest, PerWorker>({
  network: [
    async ({}, use) => {
      const network = await largeNetwork()
      await use(network)
      await network.stop()
    },
    { scope: 'worker', timeout: 60 * 60_000 },
  ],
  scratch: async ({}, use) => {
    const folder = await temporaryFolder('bench')
    await use(folder.path)
    await folder.remove()
  },
})
