const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

/** Bytes as people say them: 182 KB, 1.2 MB. Powers of 1,000. */
export function sizeWords(bytes: number): string {
  let size = Math.max(0, bytes)
  let unit = 0
  while (Math.round(size) >= 1000 && unit < UNITS.length - 1) {
    size /= 1000
    unit += 1
  }
  const digits = unit > 0 && size < 10 ? 1 : 0
  return `${size.toFixed(digits)} ${UNITS[unit]}`
}

/** A whole number with separators: 1,240. */
export function countWords(count: number): string {
  return count.toLocaleString('en-GB')
}
