import { app } from 'electron'
import { runSmoke, type SmokeParts } from './smoke.ts'

/** Runs the smoke job, prints its report as the last line, and ends the app: 0 when all of it worked, else 1. */
export async function runSmokeAndExit(parts: SmokeParts): Promise<void> {
  try {
    const report = await runSmoke(parts)
    process.stdout.write(`${JSON.stringify(report)}\n`)
    app.quit()
  } catch (error) {
    process.stderr.write(`The smoke run failed: ${error instanceof Error ? error.message : String(error)}\n`)
    app.exit(1)
  }
}
