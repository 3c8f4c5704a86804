import { Menu, nativeImage, Tray, type NativeImage } from 'electron'
import { trayPicture, type Picture } from './count-picture.ts'

export interface TrayActions {
  open(): void
  quietForAnHour(): void
  endQuiet(): void
  quit(): void
}

export interface TrayFacts {
  unread: number
  /** In words, "until 15:40"; null when it isn't quiet. */
  quiet: string | null
}

/** The icon beside the clock. */
export interface TrayIcon {
  show(facts: TrayFacts): void
  remove(): void
}

/** Adds the icon: a click opens the window, its menu does the rest. */
export function addTray(actions: TrayActions): TrayIcon {
  const tray = new Tray(imageOf((size) => trayPicture(size, 0)))
  let shown = ''
  tray.on('click', () => actions.open())

  return {
    show(facts) {
      const next = JSON.stringify(facts)
      if (next === shown) return
      shown = next
      const { unread, quiet } = facts
      tray.setImage(imageOf((size) => trayPicture(size, unread)))
      tray.setToolTip(unread === 0 ? 'Foyer' : `Foyer, ${unread} unread`)
      if (process.platform === 'darwin') tray.setTitle(unread === 0 ? '' : ` ${unread}`)
      // On Linux a menu is only redrawn when it is set again.
      tray.setContextMenu(
        Menu.buildFromTemplate([
          {
            label: unread === 0 ? 'Open Foyer' : `Open Foyer (${unread} unread)`,
            click: () => actions.open(),
          },
          { type: 'separator' },
          ...(quiet === null
            ? [{ label: 'Quiet for an hour', click: () => actions.quietForAnHour() }]
            : [
                { label: `Quiet ${quiet}`, enabled: false },
                { label: 'End quiet', click: () => actions.endQuiet() },
              ]),
          { type: 'separator' },
          { label: 'Quit Foyer', click: () => actions.quit() },
        ]),
      )
    },
    remove: () => tray.destroy(),
  }
}

/** A picture at the sizes that screens ask for. */
export function imageOf(draw: (size: number) => Picture): NativeImage {
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 2]) {
    const { size, pixels } = draw(SIZE * scaleFactor)
    image.addRepresentation({
      scaleFactor,
      width: size,
      height: size,
      buffer: nativeImage.createFromBitmap(pixels, { width: size, height: size }).toPNG(),
    })
  }
  return image
}

const SIZE = process.platform === 'darwin' ? 18 : 24
