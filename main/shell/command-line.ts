import { isLikeDeepLink, readDeepLink, type DeepLink } from '../../protocol/ipc/deep-link.ts'

/** What Foyer's own command line asks for. Chromium's switches are not here: Chromium reads them itself. */
export interface CommandLine {
  /** Sign in at this server: fills the sign-in page, or names the server of `demoSignIn`. */
  server: string | null
  /** Where settings, accounts and logs live, instead of the system's usual place. */
  userData: string | null
  /** Sign in with FOYER_DEMO_EMAIL and FOYER_DEMO_PASSWORD unless somebody is signed in already. */
  demoSignIn: boolean
  /** Do the main job once, write pictures and one JSON line, and exit. */
  smoke: boolean
  /** Where the smoke run writes its pictures. */
  artifacts: string
  /** Write one picture of the window here as soon as it shows rows, and carry on. */
  screenshot: string | null
  /** The thing that a `foyer://` link asks for. */
  link: DeepLink | null
}

export type ParsedCommandLine = { ok: true; value: CommandLine } | { ok: false; problem: string }

const HELP =
  'Foyer knows --server URL, --user-data DIR, --demo-sign-in, --smoke, --artifacts DIR and --screenshot FILE.'

/** Switches of Chromium, Electron and the installers that people and tools put on a command line. */
const FOREIGN_SWITCHES = new Set([
  'allow-file-access-from-files',
  'allow-pre-commit-input',
  'auto-detect',
  'disable-background-timer-throttling',
  'disable-dev-shm-usage',
  'disable-features',
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-gpu-sandbox',
  'disable-renderer-backgrounding',
  'disable-software-rasterizer',
  'enable-features',
  'enable-logging',
  'enable-wayland-ime',
  'force-color-profile',
  'force-dark-mode',
  'force-device-scale-factor',
  'force-prefers-reduced-motion',
  'force-renderer-accessibility',
  'force-run',
  'gtk-version',
  'high-dpi-support',
  'ignore-certificate-errors-spki-list',
  'in-process-gpu',
  'inspect',
  'js-flags',
  'lang',
  'log-file',
  'log-level',
  'log-net-log',
  'no-proxy-server',
  'no-sandbox',
  'original-process-start-time',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'proxy-bypass-list',
  'proxy-pac-url',
  'proxy-server',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'trace-startup',
  'trace-warnings',
  'updated',
  'use-angle',
  'use-gl',
  'v',
  'vmodule',
])

/**
 * Reads the arguments that follow the program (and, unpackaged, the app's folder). A deep link ends the reading, so
 * that nothing after it can act as a switch (security.md, row 11). An argument that nobody knows is a problem, told
 * in one sentence.
 */
export function parseCommandLine(args: readonly string[]): ParsedCommandLine {
  const value: CommandLine = {
    server: null,
    userData: null,
    demoSignIn: false,
    smoke: false,
    artifacts: 'artifacts',
    screenshot: null,
    link: null,
  }
  const takesText: Record<string, (text: string) => void> = {
    server: (text) => (value.server = text),
    'user-data': (text) => (value.userData = text),
    artifacts: (text) => (value.artifacts = text),
    screenshot: (text) => (value.screenshot = text),
  }
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    if (isLikeDeepLink(argument)) {
      value.link = readDeepLink(argument)
      break
    }
    if (!argument.startsWith('-')) return problem(`Foyer doesn't know what to do with "${argument}".`)
    const [name, inline] = splitSwitch(argument)
    const take = Object.hasOwn(takesText, name) ? takesText[name] : undefined
    if (take) {
      const text = inline ?? args[++index]
      if (!text || (inline === undefined && text.startsWith('--'))) return problem(`--${name} needs a value.`)
      take(text)
    } else if (name === 'demo-sign-in' && inline === undefined) value.demoSignIn = true
    else if (name === 'smoke' && inline === undefined) value.smoke = true
    else if (!FOREIGN_SWITCHES.has(name) && !name.startsWith('psn_'))
      return problem(`Foyer doesn't know the switch "${argument}".`)
  }
  return { ok: true, value }
}

function splitSwitch(argument: string): [string, string | undefined] {
  const bare = argument.replace(/^--?/, '')
  const equals = bare.indexOf('=')
  return equals < 0 ? [bare, undefined] : [bare.slice(0, equals), bare.slice(equals + 1)]
}

function problem(sentence: string): ParsedCommandLine {
  return { ok: false, problem: `${sentence} ${HELP}` }
}

/** The arguments meant for the app: without the program and, when it is not packaged, without the app's folder. */
export function ownArguments(argv: readonly string[], packaged: boolean): string[] {
  const rest = argv.slice(1)
  if (packaged) return rest
  for (let index = 0; index < rest.length; index += 1) {
    const argument = rest[index] ?? ''
    if (argument === '-r' || argument === '--require') index += 1
    else if (!argument.startsWith('-')) return rest.slice(index + 1)
  }
  return []
}
