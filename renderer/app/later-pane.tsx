import { useEffect, useState, type ComponentType } from 'react'
import { tellError } from '../ui/toast.ts'

/** A pane whose code is loaded after the window has been painted, or when it is asked for. */
export interface LaterPane<P> {
  Pane: ComponentType<P>
  load(): Promise<void>
}

/**
 * Not React's own `lazy`: that shows nothing for a moment also where the code has long been loaded.
 *
 * In: how the code is loaded. Once it is, the pane is drawn at once.
 */
export function laterPane<P extends object>(loadPane: () => Promise<ComponentType<P>>): LaterPane<P> {
  let Loaded: ComponentType<P> | null = null
  async function load(): Promise<void> {
    Loaded ??= await loadPane()
  }
  function Pane(props: P) {
    const [isLoaded, setLoaded] = useState(Loaded !== null)
    useEffect(() => {
      if (!isLoaded) load().then(() => setLoaded(true), tellError)
    }, [isLoaded])
    return Loaded && <Loaded {...props} />
  }
  return { Pane, load }
}
