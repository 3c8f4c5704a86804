import { Notification } from 'electron'

/** What one notification of the system says, and what a click on it does. */
export interface ShownNotification {
  title: string
  body: string
  silent: boolean
  clicked(): void
}

/** The notifications of this app that are on the screen, by key. */
export interface SystemNotifications {
  isSupported(): boolean
  /** Takes the place of the one with the same key. */
  show(key: string, words: ShownNotification): void
  withdraw(key: string): void
  withdrawAll(): void
}

/**
 * Shows notifications of the system. Each is held until it is closed: one that is collected as garbage loses its click.
 * On Linux many desktops read markup in the body, and nothing that somebody wrote may become any: `<` is shown as a look-alike.
 */
export function createSystemNotifications(failed: (error: unknown) => void): SystemNotifications {
  const shown = new Map<string, Notification>()

  function withdraw(key: string): void {
    const known = shown.get(key)
    shown.delete(key)
    known?.close()
  }

  return {
    isSupported: () => Notification.isSupported(),
    show(key, { title, body, silent, clicked }) {
      withdraw(key)
      if (!Notification.isSupported()) return
      const notification = new Notification({ title: plain(title), body: plain(body), silent })
      const forget = () => {
        if (shown.get(key) === notification) shown.delete(key)
      }
      notification.on('click', () => {
        withdraw(key)
        clicked()
      })
      notification.on('close', forget)
      notification.on('failed', (_event, error) => {
        forget()
        failed(new Error(`the system did not show a notification: ${error}`))
      })
      shown.set(key, notification)
      notification.show()
    },
    withdraw,
    withdrawAll() {
      for (const key of [...shown.keys()]) withdraw(key)
    },
  }
}

function plain(text: string): string {
  return process.platform === 'linux' ? text.replaceAll('<', '‹') : text
}
