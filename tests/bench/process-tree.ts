import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** All processes that this one has started, itself among them. Linux only. */
function treeOf(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = read(`/proc/${name}/stat`)
    // The name of the program stands in parentheses and may have blanks.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    parents.set(Number(name), parent)
  }
  const found = new Set([root])
  let before = 0
  while (found.size > before) {
    before = found.size
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}

/** Memory of a process and its children in MB, shared pages counted in parts (PSS). */
export function memoryMB(root: number): number {
  const kilobytes = treeOf(root).map((pid) => {
    return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
  })
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1000
}

/** Processor time that a process and its children have used so far, in ms. */
export function processorMs(root: number): number {
  const ticks = treeOf(root).map((pid) => {
    const stat = read(`/proc/${pid}/stat`)
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number)
    return user + system
  })
  return (ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND) * 1000
}

/** Empty for a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
