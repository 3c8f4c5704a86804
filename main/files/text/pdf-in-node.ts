// What pdfjs-dist needs when it is loaded and Node 20 (Electron 33) doesn't have; to be imported before it. It makes a
// matrix for drawing: a thread has nothing to draw on and text is read without, so an empty one is enough.

class DOMMatrix {}

interface Resolvers<T> {
  promise: Promise<T>
  resolve: (value: T | PromiseLike<T>) => void
  reject: (reason?: unknown) => void
}

function withResolvers<T>(): Resolvers<T> {
  let resolve: Resolvers<T>['resolve'] = () => undefined
  let reject: Resolvers<T>['reject'] = () => undefined
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}

if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix })
if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers })
