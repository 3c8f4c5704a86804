import { expect, test } from '../harness/fixtures.ts'

test('the columns of the customers stand under their names, in both sizes of the window', async ({
  openDesk,
}) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.pane('Customers')
  for (const width of [1440, 1024]) {
    await desk.electron.evaluate(
      ({ BrowserWindow }, wide) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, 800),
      width,
    )
    await expect.poll(() => desk.page.evaluate((wide) => Math.abs(innerWidth - wide), width)).toBeLessThan(3)
    await expect
      .poll(() =>
        desk.page.evaluate(() => {
          const head = [...document.querySelectorAll('[role=columnheader]')]
          const cells = [...(document.querySelector('[role=row][aria-rowindex="2"]')?.children ?? [])]
          if (head.length === 0 || head.length !== cells.length) return null
          const off = head.map((name, index) => {
            const cell = cells[index]?.getBoundingClientRect()
            const { left, right } = name.getBoundingClientRect()
            return Math.max(Math.abs(left - (cell?.left ?? 0)), Math.abs(right - (cell?.right ?? 0)))
          })
          return Math.max(...off)
        }),
      )
      .toBeLessThan(0.5)
  }
})
