import { useEffect } from 'react'
import type { Route } from '../../protocol/ipc/app-views.ts'
import { PANES } from './panes.ts'

export interface Shortcut {
  keys: string
  does: string
}

/** What the sheet of shortcuts lists. */
export function shortcutList(isMac: boolean): { group: string; shortcuts: Shortcut[] }[] {
  const command = isMac ? '⌘' : 'Ctrl'
  return [
    {
      group: 'Everywhere',
      shortcuts: [
        ...PANES.map(({ label }, index) => ({ keys: `${command} ${index + 1}`, does: label })),
        { keys: `${command} /`, does: 'This sheet' },
      ],
    },
    {
      group: 'In a list',
      shortcuts: [
        { keys: '↑ ↓', does: 'Move' },
        { keys: 'Home End', does: 'First and last' },
        { keys: 'Enter', does: 'Open' },
        { keys: 'Esc', does: 'Back to the list' },
      ],
    },
    {
      group: 'In the composer',
      shortcuts: [
        { keys: 'Enter', does: 'Send' },
        { keys: 'Shift Enter', does: 'New line' },
        { keys: 'Esc', does: 'Back to the list' },
      ],
    },
  ]
}

/** Listens to the shortcuts that work everywhere, also while typing. */
export function useShortcuts(goToPane: (pane: Route['pane']) => void, showSheet: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const pane = /^[1-8]$/.test(event.key) && !event.shiftKey ? PANES[Number(event.key) - 1] : undefined
      if (pane) goToPane(pane.pane)
      else if (event.key === '/') showSheet()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [goToPane, showSheet])
}
