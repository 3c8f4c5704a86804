/** One measured figure beside its limit, in the form of artifacts/bench.json. Lower ratios are better. */
export interface Figure {
  name: string
  unit: 'ms' | 'MB' | '%' | '/s' | 'frames'
  /** What is compared with the limit: named in `name` when it is no median. */
  value: number
  p95: number | null
  limit: number | null
  limitName: string | null
  /** Value / limit for times and sizes, limit / value for rates; null without a limit. */
  ratio: number | null
  target: number | null
  /** How many times it was measured. */
  n: number
}

/** The smallest of the samples that at least `share` of them don't exceed. Throws when there are none. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other)
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (found === undefined) throw new Error('Nothing was measured.')
  return found
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

export interface Measured {
  name: string
  unit: Figure['unit']
  samples: readonly number[]
  /** Which share of the samples is at most the value: the median without it. */
  share?: number
  limit: { name: string; value: number } | null
  target: number | null
}

/** Numbers are rounded to three places, the ratio to two. */
export function figureOf({ name, unit, samples, share = 0.5, limit, target }: Measured): Figure {
  const value = percentile(samples, share)
  const ratio = limit === null ? null : unit === '/s' ? limit.value / value : value / limit.value
  return {
    name,
    unit,
    value: round(value, 3),
    p95: samples.length > 1 ? round(percentile(samples, 0.95), 3) : null,
    limit: limit && round(limit.value, 3),
    limitName: limit?.name ?? null,
    ratio: ratio === null || !Number.isFinite(ratio) ? null : round(ratio, 2),
    target,
    n: samples.length,
  }
}

function round(value: number, places: number): number {
  const factor = 10 ** places
  return Math.round(value * factor) / factor
}
