import { configure } from '@testing-library/react'

// How long a test of the window waits for what it has named. A busy machine is no reason to fail; a hanging one is.
configure({ asyncUtilTimeout: 10_000 })
