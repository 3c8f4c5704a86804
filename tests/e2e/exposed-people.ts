import { expect, type Locator } from '@playwright/test'
import { z } from 'zod'

/** Opens the list of whom a visibility shows, and all of its pages. Out: their names. */
export async function everybodyIn(list: Locator): Promise<string[]> {
  await expect(list.getByRole('listitem').first()).toBeVisible()
  const open = list.getByRole('button', { name: /^and \d+ more$/ })
  if ((await open.count()) > 0) {
    const rest = Number(/\d+/.exec(await open.innerText())![0])
    await open.click()
    const more = list.getByRole('button', { name: /^Show \d+ more$/ })
    for (let count = 55; count < rest + 5; count += 50) {
      await more.click()
      await expect(list.getByRole('listitem')).toHaveCount(Math.min(count + 50, rest + 5))
    }
    await expect(list.getByRole('listitem')).toHaveCount(rest + 5)
  }
  return list.locator('bdi').allInnerTexts()
}

const Named = z.object({ name: z.string() })
const OpenPage = z.object({
  people: z.array(Named).optional(),
  hosts: z.array(Named).optional(),
  posts: z.array(z.object({ author: Named })).optional(),
})

/** The names on a page that is open to everybody: its people, its hosts, or the authors of its posts. */
export function namesIn(page: unknown): string[] {
  const { people, hosts, posts } = OpenPage.parse(page)
  return (people ?? hosts ?? posts?.map(({ author }) => author) ?? []).map(({ name }) => name)
}
