import type { Page } from '@playwright/test'
import { createRequire } from 'node:module'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Puts axe into every page opened from now on; the page's own policy would refuse it as a script. */
export async function loadAxe(page: Page): Promise<void> {
  await page.addInitScript({ path: AXE })
}

interface Finding {
  id: string
  impact?: string | null
  nodes: { html: string; failureSummary?: string }[]
}

/** What keeps people out, as axe finds it: "rule: element, reason". */
export function seriousFindings(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }
    const { violations } = await axe.run()
    return violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 200)}, ${node.failureSummary ?? ''}`),
      )
  })
}
