import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ComponentProps,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso'
import { classNames } from './class-names.ts'
import styles from './VirtualList.module.css'

/** Goes on the element of a row that takes the focus. */
export interface RowFocus {
  'data-row': number
  tabIndex: 0 | -1
  onFocus: () => void
}

export interface VirtualListHandle {
  /** Puts the focus on a row, which is brought on screen; without a number, on the one that had it last. */
  focusRow: (index?: number) => void
}

export interface VirtualListProps {
  label: string
  count: number
  rowKey: (index: number) => string
  renderRow: (index: number, focus: RowFocus) => ReactNode
  /** The height of most rows in px, so that the bar is right before all are measured. */
  rowHeight?: number
  /** Which rows are on screen: first and last index. */
  onShow?: (first: number, last: number) => void
  /** Where the focus starts: mostly the chosen row. */
  startIndex?: number
  handle?: Ref<VirtualListHandle>
  className?: string
  /** Stands above the rows; `--scroll-bar` is the width that the scroll bar takes from them. */
  header?: ReactNode
  /** The role of the container and of each row. */
  roles?: { list: string; item: string }
}

/** The height of a row that nobody has told, in px. */
const ROW_PX = 64

/** A list of any length that draws only what is seen. One row is in the tab order; up, down, Home and End move it. */
export function VirtualList(props: VirtualListProps) {
  const { count, startIndex = 0, roles = { list: 'list', item: 'listitem' } } = props
  const [moved, setMoved] = useState<number | null>(null)
  const [scrollBarPx, setScrollBarPx] = useState(0)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const virtuoso = useRef<VirtuosoHandle>(null)
  // Drawn at once: the list would else wait two frames for its own measures before it shows a row.
  const [firstScreenful] = useState(() =>
    Math.min(count, Math.ceil(innerHeight / (props.rowHeight ?? ROW_PX))),
  )
  const active = Math.min(moved ?? startIndex, Math.max(0, count - 1))

  const scrollerRef = useCallback(
    (element: HTMLElement | Window | null) => setScroller(element instanceof HTMLElement ? element : null),
    [],
  )
  useEffect(() => {
    if (!scroller) return
    // The inside gets narrower when the scroll bar comes: with more rows, or in a lower window.
    const observer = new ResizeObserver(() => setScrollBarPx(scroller.offsetWidth - scroller.clientWidth))
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [scroller])

  const focusOn = (index: number) => {
    setMoved(index)
    const focus = () => frame.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus()
    virtuoso.current?.scrollIntoView({ index, done: focus })
    focus()
  }
  useImperativeHandle(props.handle, () => ({ focusRow: (index = active) => focusOn(index) }))

  const onKeyDown = (event: KeyboardEvent) => {
    const onRow = event.target instanceof HTMLElement && event.target.closest('[data-row]') !== null
    if (!onRow || count === 0) return
    const to = nextIndex(event.key, active, count)
    if (to === null) return
    event.preventDefault()
    focusOn(to)
  }

  return (
    <div
      ref={frame}
      className={classNames(styles.frame, props.className)}
      style={{ '--scroll-bar': `${scrollBarPx}px` } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      {props.header}
      <Virtuoso
        ref={virtuoso}
        className={styles.scroller}
        totalCount={count}
        defaultItemHeight={props.rowHeight}
        initialItemCount={firstScreenful}
        increaseViewportBy={240}
        computeItemKey={props.rowKey}
        context={{ label: props.label, count, roles }}
        components={COMPONENTS}
        scrollerRef={scrollerRef}
        rangeChanged={({ startIndex: first, endIndex: last }) => props.onShow?.(first, last)}
        itemContent={(index) =>
          props.renderRow(index, {
            'data-row': index,
            tabIndex: index === active ? 0 : -1,
            onFocus: () => setMoved(index),
          })
        }
      />
    </div>
  )
}

interface ListContext {
  label: string
  count: number
  roles: { list: string; item: string }
}

function ListElement({ context, ...rest }: { context: ListContext; ref?: Ref<HTMLDivElement> }) {
  return <div {...rest} role={context.roles.list} aria-label={context.label} />
}

function ItemElement({
  context,
  item: _item,
  ...rest
}: {
  context: ListContext
  item: unknown
  'data-index': number
}) {
  const { roles, count } = context
  if (roles.item !== 'listitem') return <div {...rest} role={roles.item} />
  return <div {...rest} role="listitem" aria-setsize={count} aria-posinset={rest['data-index'] + 1} />
}

/** The scroller takes no focus of its own: the rows have it, and the arrow keys scroll along. */
function ScrollerElement({
  context: _context,
  tabIndex: _tabIndex,
  ...rest
}: ComponentProps<'div'> & { context: ListContext }) {
  return <div {...rest} />
}

const COMPONENTS = { List: ListElement, Item: ItemElement, Scroller: ScrollerElement }

function nextIndex(key: string, active: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(active + 1, count - 1)
  if (key === 'ArrowUp') return Math.max(active - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
