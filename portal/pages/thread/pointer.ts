/** True with a mouse: Enter then sends, and a field may take the focus without a keyboard sliding in. */
export function hasFinePointer(): boolean {
  return window.matchMedia('(pointer: fine)').matches
}
