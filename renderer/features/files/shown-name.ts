/**
 * A file's name as it is written on the screen. Signs that turn the direction of writing or can't be seen, with which
 * "gpj.exe" reads as "exe.jpg", stand there as what they are (security.md, row 21).
 */
export function shownName(name: string): string {
  return name.replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '\ufffd')
}
