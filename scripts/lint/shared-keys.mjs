/**
 * The keys that two children of one element share. React tells of them only while it is developed with, and in a built
 * window draws such a child again and again beside itself.
 *
 * @param {any} element a JSXElement or JSXFragment of ESLint's tree
 * @param {(node: any) => string} textOf
 * @returns {{ key: any, text: string }[]} the second and every further one
 */
export function sharedKeys(element, textOf) {
  /** @type {Set<string>} */
  const seen = new Set()
  return element.children
    .flatMap((/** @type {any} */ child) => {
      const key = keyOf(drawn(child))
      return key ? [{ key, text: textOf(key.value) }] : []
    })
    .filter((/** @type {{ text: string }} */ { text }) => seen.has(text) || !seen.add(text))
}

/**
 * What is drawn of a child: itself, or what stands after `condition &&`. The two sides of a `?` are never there together.
 *
 * @param {any} child
 */
function drawn(child) {
  const inner = child.type === 'JSXExpressionContainer' ? child.expression : child
  return inner.type === 'LogicalExpression' ? inner.right : inner
}

/** @param {any} node */
function keyOf(node) {
  if (node.type !== 'JSXElement') return undefined
  return node.openingElement.attributes.find(
    (/** @type {any} */ attribute) => attribute.type === 'JSXAttribute' && attribute.name.name === 'key',
  )
}
