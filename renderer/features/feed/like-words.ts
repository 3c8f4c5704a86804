/** "Like", "1 like", "14 likes". */
export function likeWords(count: number): string {
  if (count === 0) return 'Like'
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'like' : 'likes'}`
}
