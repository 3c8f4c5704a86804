/**
 * When the coming frame has been painted, or soon when the window is hidden and paints none. What is drawn then comes a
 * frame later and doesn't hold up what is drawn now: in an animation frame it would still be a part of that.
 */
export function afterPaint(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        done()
      }
      port2.postMessage(null)
    })
    setTimeout(done, 100)
  })
}
