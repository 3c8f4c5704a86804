// The names of the channels between window and main. Without schemas, so that the preload stays small.

/** The channel of one command. The prefix keeps Electron's own channels out of the window's reach. */
export function commandChannel(name: string): string {
  return `command:${name}`
}

/** The channel of one notice. */
export function noticeChannel(name: string): string {
  return `notice:${name}`
}

/** The preload asks main to stage files that it names by path. */
export const STAGE_CHANNEL = 'stage:paths'
/** The preload asks main to stage bytes that have no path. */
export const STAGE_BYTES_CHANNEL = 'stage:bytes'
