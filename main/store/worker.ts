import { parentPort } from 'node:worker_threads'
import { openStore } from './open.ts'
import { serveStore } from './serve.ts'

// The entry of the worker thread: built to out/main/store-worker.js, started by client.ts. The first message names the
// folder: the code is loaded by then.
const port = parentPort
port?.once('message', (folder: string) => serveStore(port, () => openStore({ folder })))
