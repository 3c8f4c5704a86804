import type { PaletteCommand } from '../features/palette/index.ts'
import { openSearch } from '../features/search/index.ts'
import { useNewChat } from '../stores/new-chat.ts'
import { useNavigation } from '../stores/navigation.ts'
import { markAllWithUndo } from '../features/notifications/index.ts'
import { useSettings } from '../stores/settings.ts'
import { useStatus } from '../stores/status.ts'
import { tellError } from '../ui/toast.ts'
import { PANES } from './panes.ts'

/** What the palette can do besides opening chats and people. */
export function paletteCommands(isMac: boolean, showSheet: () => void): PaletteCommand[] {
  const command = isMac ? '⌘' : 'Ctrl'
  const { goToPane } = useNavigation.getState()
  return [
    ...PANES.map(({ pane, label }, index) => ({
      id: pane,
      label: `Go to ${label}`,
      keys: `${command} ${index + 1}`,
      run: () => goToPane(pane),
    })),
    {
      id: 'new-chat',
      label: 'New chat',
      words: 'write message start',
      run: () => useNewChat.getState().open(),
    },
    {
      id: 'search',
      label: 'Search everywhere',
      words: 'find messages files',
      keys: `${command} Shift F`,
      run: openSearch,
    },
    {
      id: 'handOver',
      label: 'Hand over the shift',
      words: 'hand-over handover',
      keys: `${command} Shift H`,
      run: () => goToPane('handOver'),
    },
    {
      id: 'outbox',
      label: 'Open the outbox',
      words: 'waiting unsent failed',
      run: () => goToPane('outbox'),
    },
    {
      id: 'read-all',
      label: 'Mark all notifications read',
      run: () => markAllWithUndo(),
    },
    {
      id: 'theme',
      label: 'Switch between light and dark',
      words: 'theme colours',
      run: () => void switchTheme().catch(tellError),
    },
    {
      id: 'reconnect',
      label: 'Connect now',
      words: 'reconnect sync online',
      run: () => void useStatus.getState().reconnect(),
    },
    {
      id: 'sheet',
      label: 'Show all keyboard shortcuts',
      words: 'keys help',
      keys: `${command} /`,
      run: showSheet,
    },
  ]
}

async function switchTheme(): Promise<void> {
  const { settings, save } = useSettings.getState()
  const isDark =
    settings.theme === 'system'
      ? window.matchMedia('(prefers-color-scheme: dark)').matches
      : settings.theme === 'dark'
  await save({ ...settings, theme: isDark ? 'light' : 'dark' })
}
