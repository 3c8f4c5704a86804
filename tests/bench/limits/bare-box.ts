import { installProbe, typingMs } from '../in-window.ts'
import { times } from '../settings.ts'
import { openBlank } from './blank-window.ts'

/** What is typed, here and in the app. */
export const TYPED = 'The quick brown fox asks for a desk near the window and a locker. '.repeat(times(4, 1))

/** From a key to the painted frame in a bare textarea of a blank window: ms per key. */
export async function bareTypingMs(): Promise<number[]> {
  const blank = await openBlank()
  await installProbe(blank.page)
  await blank.page.getByRole('textbox', { name: 'Bare box' }).focus()
  const typed = await typingMs(blank.page, TYPED)
  await blank.close()
  return typed
}
