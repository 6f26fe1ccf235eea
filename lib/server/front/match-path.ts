/** What answers at a path, with the values of its placeholders. */
export interface PathMatch<T> {
  value: T;
  params: Record<string, string>;
}

interface Node<T> {
  children: Map<string, Node<T>>;
  placeholder?: { name: string; node: Node<T> };
  value?: T;
}

/**
 * A matcher of paths as Next writes them: "/api/v1/sites/[id]". As there, at each step a plain segment goes before a
 * placeholder. Costs one map lookup per segment, however many paths there are.
 */
export function pathMatcher<T>(entries: readonly { path: string; value: T }[]) {
  const root: Node<T> = { children: new Map() };
  for (const { path, value } of entries) nodeAt(root, path).value = value;
  return (path: string): PathMatch<T> | undefined => find(root, path.split("/").slice(1), 0, {});
}

function nodeAt<T>(root: Node<T>, path: string): Node<T> {
  let node = root;
  for (const segment of path.split("/").slice(1)) {
    const name = /^\[(\w+)\]$/.exec(segment)?.[1];
    node = name ? placeholderOf(node, name) : childOf(node, segment);
  }
  return node;
}

function placeholderOf<T>(node: Node<T>, name: string): Node<T> {
  node.placeholder ??= { name, node: { children: new Map() } };
  return node.placeholder.node;
}

function childOf<T>(node: Node<T>, segment: string): Node<T> {
  const child = node.children.get(segment) ?? { children: new Map() };
  node.children.set(segment, child);
  return child;
}

function find<T>(
  node: Node<T>,
  segments: string[],
  at: number,
  params: Record<string, string>,
): PathMatch<T> | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.value === undefined ? undefined : { value: node.value, params };
  const child = node.children.get(segment);
  const plain = child && find(child, segments, at + 1, params);
  if (plain || !node.placeholder || segment === "") return plain;
  const { name, node: below } = node.placeholder;
  return find(below, segments, at + 1, { ...params, [name]: segment });
}
