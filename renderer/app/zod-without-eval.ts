import { config } from 'zod'

// zod would try `new Function` to make faster parsers; the page's policy refuses it and reports each try as an attack.
// Loaded before any schema, because each schema decides when it is made.
config({ jitless: true })
