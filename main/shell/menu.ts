import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Route } from '../../protocol/ipc/app-views.ts'

export interface MenuActions {
  go(route: Route): void
  checkForUpdates(): void
}

const PANES: { label: string; route: Route }[] = [
  { label: 'Chats', route: { pane: 'chats', conversationId: null } },
  { label: 'Notifications', route: { pane: 'notifications' } },
  { label: 'Customers', route: { pane: 'customers', subject: null } },
  { label: 'Visitors', route: { pane: 'visitors' } },
  { label: 'Community', route: { pane: 'community' } },
  { label: 'Feed', route: { pane: 'feed' } },
  { label: 'Location', route: { pane: 'location' } },
  { label: 'Settings', route: { pane: 'settings' } },
]

/** Sets the application menu. The window answers the panes' keys itself; the menu only shows and offers them. */
export function setMenu(platform: NodeJS.Platform, development: boolean, actions: MenuActions): void {
  const checkForUpdates = { label: 'Check for updates', click: () => actions.checkForUpdates() }
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [macMenu(checkForUpdates)] : []),
    ...(platform === 'darwin' ? [] : [{ label: 'File', submenu: [{ role: 'quit' as const }] }]),
    { role: 'editMenu' },
    {
      label: 'Go',
      submenu: PANES.map(({ label, route }, index) => ({
        label,
        accelerator: `CommandOrControl+${index + 1}`,
        registerAccelerator: false,
        click: () => actions.go(route),
      })),
    },
    {
      label: 'View',
      submenu: [
        ...(development ? [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    ...(platform === 'darwin' ? [] : [{ role: 'help' as const, submenu: [checkForUpdates] }]),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function macMenu(checkForUpdates: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      checkForUpdates,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
}
