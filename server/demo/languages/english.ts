import { createLanguage } from '../dialogue.ts'
import { englishEvents } from './english-events.ts'
import { englishMoney } from './english-money.ts'
import { englishSpaces } from './english-spaces.ts'

export const english = createLanguage({
  days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  topics: [englishSpaces, englishMoney, englishEvents].join('\n'),
})
