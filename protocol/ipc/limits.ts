/** The largest file whose bytes cross to the window by `files.read`; a larger one is only saved. */
export const READ_BYTES_MAX = 25_000_000
