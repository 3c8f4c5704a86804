import { cleanup } from '@testing-library/react'
import { vi } from 'vitest'

// All files of a worker share one window, as making one took longer than most of them: each begins with an empty
// document, real timers, and with modules that nobody has used.
vi.useRealTimers()
vi.unstubAllGlobals()
vi.resetModules()
cleanup()
document.head.replaceChildren()
document.body.replaceChildren()
localStorage.clear()
