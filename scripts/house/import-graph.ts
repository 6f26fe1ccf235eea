/** What each file or folder imports. */
export type Graph = Map<string, string[]>;

/**
 * The circles of a graph: its strongly connected components with more than one member (Tarjan, 1972). A node that
 * imports itself is none, since files of one folder may import each other.
 */
export function findCircles(graph: Graph): string[][] {
  const walk: Walk = { graph, index: new Map(), low: new Map(), stack: [], circles: [] };
  for (const node of graph.keys()) if (!walk.index.has(node)) visit(node, walk);
  return walk.circles.map((circle) => circle.sort()).sort(([a = ""], [b = ""]) => a.localeCompare(b));
}

interface Walk {
  graph: Graph;
  index: Map<string, number>;
  low: Map<string, number>;
  stack: string[];
  circles: string[][];
}

function visit(node: string, walk: Walk): void {
  const { graph, index, low, stack } = walk;
  index.set(node, index.size);
  low.set(node, index.get(node)!);
  stack.push(node);
  for (const next of graph.get(node) ?? []) {
    if (!index.has(next)) {
      visit(next, walk);
      low.set(node, Math.min(low.get(node)!, low.get(next)!));
    } else if (stack.includes(next)) {
      low.set(node, Math.min(low.get(node)!, index.get(next)!));
    }
  }
  if (low.get(node) !== index.get(node)) return;
  const component = stack.splice(stack.indexOf(node));
  if (component.length > 1) walk.circles.push(component);
}

export function groupBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}
