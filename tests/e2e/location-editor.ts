import { join } from 'node:path'
import { PublicInformation } from '../../protocol/wire/http.ts'
import type { Network, OpenDesk } from '../harness/fixtures.ts'

/** The window of somebody of the demo who may change the page, on a device of their own. */
export function administrator(network: Network, folder: string, name: string) {
  const { password } = network.server.demo
  return { userData: join(folder, name), demo: { email: `${name}@tideway.example`, password } }
}

/** The Information page as the portal has it, as text. */
export async function published(network: Network, locationId: string): Promise<string> {
  const at = `${network.server.url}/portal/api/locations/${locationId}/information`
  const { information } = PublicInformation.parse(await (await fetch(at)).json())
  return JSON.stringify(information)
}

export async function locationOf(desk: OpenDesk): Promise<string> {
  return (await desk.ask('location.page', {})).live.id
}

/** Writes a line at the end of the Information page that is open in the editor. */
export async function addLine(desk: OpenDesk, line: string): Promise<void> {
  const box = desk.page.getByRole('textbox', { name: 'Information page' })
  await box.press('ControlOrMeta+End')
  await box.press('Enter')
  await box.pressSequentially(line)
}
