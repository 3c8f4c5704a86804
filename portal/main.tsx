import './zod-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { followSession } from './desk-store.ts'
import { registerWorker } from './install.ts'
import { loadSession } from './session.ts'
import './portal.css'

registerWorker()
followSession()
void loadSession()

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
