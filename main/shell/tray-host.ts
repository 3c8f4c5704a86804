import { execFile } from 'node:child_process'

const ANSWER_MS = 2000
const WATCHER = 'org.kde.StatusNotifierWatcher'

/**
 * True where an icon in the tray is seen: always on Windows and macOS; on Linux when a program that shows them has told
 * the desktop's watcher so. Without one (plain GNOME) an app that hides into the tray could not be found again.
 */
export async function hasTrayHost(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true
  for (const [program, args] of QUESTIONS) {
    const answer = await ask(program, args)
    if (answer !== null) return /true/.test(answer)
  }
  return false
}

/** The same question to the session bus, by whichever of the usual programs is there. */
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  [
    'gdbus',
    [
      ...['call', '--session', '--dest', WATCHER, '--object-path', '/StatusNotifierWatcher'],
      ...['--method', 'org.freedesktop.DBus.Properties.Get', WATCHER, 'IsStatusNotifierHostRegistered'],
    ],
  ],
  [
    'dbus-send',
    [
      ...['--session', '--print-reply=literal', `--dest=${WATCHER}`, '/StatusNotifierWatcher'],
      ...[
        'org.freedesktop.DBus.Properties.Get',
        `string:${WATCHER}`,
        'string:IsStatusNotifierHostRegistered',
      ],
    ],
  ],
]

/** What a program printed; null when it isn't there. A program that fails has found no watcher: an empty answer. */
function ask(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: ANSWER_MS }, (error, printed) => {
      if (error?.code === 'ENOENT') resolve(null)
      else resolve(error ? '' : printed)
    })
  })
}
