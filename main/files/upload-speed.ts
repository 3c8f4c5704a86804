/** Long enough that chunks do not make it jump, short enough to follow a network that changes. */
const WINDOW_MS = 4000

/** How fast an upload is. */
export interface UploadSpeed {
  /** Tells how far it is. */
  reached(sentBytes: number): void
  /** Bytes per second over the last four seconds; null until half a second of them is known. */
  bytesPerSecond(): number | null
}

/** Measures with a clock that never goes back, in milliseconds. */
export function createUploadSpeed(nowMs: () => number): UploadSpeed {
  let points: { atMs: number; bytes: number }[] = []
  return {
    reached(bytes) {
      const atMs = nowMs()
      // An upload that the server begins anew is slower than nothing: only from then on it counts.
      if (bytes < (points.at(-1)?.bytes ?? 0)) points = []
      points.push({ atMs, bytes })
      points = points.filter((point) => atMs - point.atMs <= WINDOW_MS)
    },
    bytesPerSecond() {
      const [first] = points
      const last = points.at(-1)
      if (!first || !last || last.atMs - first.atMs < 500) return null
      return ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1000
    },
  }
}
