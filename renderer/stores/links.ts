import { call } from '../app/bridge.ts'

/** Opens a link outside; false when main found it unsafe. */
export async function openLink(url: string): Promise<boolean> {
  return (await call('links.open', { url })).opened
}
