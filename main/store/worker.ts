import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from './open.ts'
import { serveStore } from './serve.ts'

// The entry of the worker thread: built to out/main/store-worker.js, started by client.ts.
if (parentPort) serveStore(parentPort, () => openStore({ folder: (workerData as { folder: string }).folder }))
