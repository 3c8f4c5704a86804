/** The next frame, or soon when the window is hidden and has none. */
export function nextFrame(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => done())
    setTimeout(done, 100)
  })
}
