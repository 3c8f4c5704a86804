/** The tags with some added and some taken away, as server and device make them: the same word in another case is the same tag. */
export function withTags(
  tags: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const gone = new Set(remove.map(foldedTag))
  const kept = tags.filter((tag) => !gone.has(foldedTag(tag)))
  const there = new Set(kept.map(foldedTag))
  for (const tag of add.map((one) => one.trim())) {
    if (tag === '' || there.has(foldedTag(tag))) continue
    there.add(foldedTag(tag))
    kept.push(tag)
  }
  return kept
}

/** What two tags are compared by. */
export function foldedTag(tag: string): string {
  return tag.trim().toLocaleLowerCase('en')
}
