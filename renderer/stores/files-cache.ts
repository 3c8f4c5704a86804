import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** What is kept of files on this computer. */
export const useCacheFacts = createReading(['pin'], () => call('files.cacheFacts', {}))

/** Removes what can be fetched again and is not kept offline. */
export async function clearCache(): Promise<void> {
  useCacheFacts.setState({ value: await call('files.clearCache', {}) })
}
