import { test } from '../harness/fixtures.ts'
import { picture, resize, showIn, showNewest, SIZES, THEMES } from '../harness/look.ts'

const PANES = ['Notifications', 'Customers', 'Visitors', 'Community', 'Feed', 'Location', 'Settings']

test('pictures of every pane, light and dark, in two sizes', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat('Nadia Nguyen')
  for (const theme of THEMES) {
    await showIn(desk, theme)
    for (const size of SIZES) {
      await resize(desk, size)
      const ending = `${theme}-${size.width}x${size.height}`
      await desk.pane('Chats')
      await showNewest(desk)
      await picture(desk, 'panes', `chats-${ending}`)
      for (const pane of PANES) {
        await desk.pane(pane)
        await picture(desk, 'panes', `${pane.toLowerCase()}-${ending}`)
      }
    }
  }
})
