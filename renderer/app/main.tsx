import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import { App } from './App.tsx'
import { askFirstQuestions } from './first-questions.ts'
import { resetOnChange } from './reset-stores.ts'

const place = document.getElementById('window')
if (!place) throw new Error('index.html has no element #window')
resetOnChange()
askFirstQuestions()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
