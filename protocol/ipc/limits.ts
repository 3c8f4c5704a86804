/** The largest file whose bytes cross to the window by `files.read`; a larger one is only saved. */
export const READ_BYTES_MAX = 25_000_000
/** The largest thing without a path that is taken from the clipboard. */
export const PASTE_BYTES_MAX = 100_000_000
/** How many files and folders one drop may name. */
export const STAGE_PATHS_MAX = 1000
