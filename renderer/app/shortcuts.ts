import { useEffect } from 'react'
import type { Route } from '../../protocol/ipc/app-views.ts'
import { openSearch, openSearchHere } from '../features/search/index.ts'
import { useFollowUpDialog } from '../stores/follow-ups.ts'
import { useNavigation } from '../stores/navigation.ts'
import { usePalette } from '../stores/palette.ts'
import { useThread } from '../stores/thread.ts'
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
        { keys: `${command} K`, does: 'Person, chat or command' },
        { keys: `${command} Shift F`, does: 'Search everywhere' },
        { keys: `${command} F`, does: 'Search in the open chat' },
        ...PANES.map(({ label }, index) => ({ keys: `${command} ${index + 1}`, does: label })),
        { keys: `${command} Shift H`, does: 'Hand-over' },
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
        { keys: '/', does: 'Saved reply, on a line of its own' },
        { keys: '@', does: 'Name a colleague' },
        { keys: ':', does: 'Emoji, by the beginning of its name' },
        { keys: `${command} Shift M`, does: 'Message or internal note' },
        { keys: `${command} Shift L`, does: 'Follow up later' },
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
      // With Caps Lock the letters are large ones.
      const shifted = event.shiftKey ? event.key.toLowerCase() : null
      const plain = event.shiftKey ? null : event.key.toLowerCase()
      if (pane) goToPane(pane.pane)
      else if (shifted === 'h') goToPane('handOver')
      else if (shifted === 'f') openSearch()
      else if (plain === 'f') openSearchHere()
      else if (plain === 'k') usePalette.getState().open()
      else if (shifted === 'l') askFollowUp()
      else if (event.key === '/') showSheet()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [goToPane, showSheet])
}

/** Opens the dialog for the chat that is open; does nothing in another pane. */
function askFollowUp(): void {
  const { head } = useThread.getState()
  if (head && useNavigation.getState().route.pane === 'chats') {
    useFollowUpDialog.getState().ask(head.conversationId, head.face)
  }
}
