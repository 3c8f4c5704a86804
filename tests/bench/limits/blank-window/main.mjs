// The least that an Electron app can be: one window with a page that has painted when it says so.
import { app, BrowserWindow } from 'electron'
import { fileURLToPath } from 'node:url'

const startedMs = process.getCreationTime() ?? Date.now()
app.setPath(
  'userData',
  process.argv.find((arg) => arg.startsWith('--data='))?.slice(7) ?? app.getPath('temp'),
)
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } })
  window.on('page-title-updated', (_event, title) => {
    if (title === 'painted')
      process.stdout.write(`${JSON.stringify({ paintedMs: Date.now() - startedMs })}\n`)
  })
  void window.loadFile(fileURLToPath(new URL('./page.html', import.meta.url)))
})
