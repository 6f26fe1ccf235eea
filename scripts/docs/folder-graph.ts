import type { SourceFile } from "@/test/architecture/source-files";

/** folder -> the folders it imports, types included. */
export type FolderGraph = Map<string, Set<string>>;

/** What runs in production, and what starts it: `lib` room by room, the other folders whole, entry files by name. */
export function folderGraph(files: Pick<SourceFile, "name" | "imports">[]): FolderGraph {
  const graph: FolderGraph = new Map();
  for (const { name, imports } of files) {
    const from = folderOf(name);
    if (!from) continue;
    const targets = graph.get(from) ?? new Set();
    graph.set(from, targets);
    for (const to of imports.map(folderOf)) if (to && to !== from) targets.add(to);
  }
  return graph;
}

const WHOLE_FOLDERS = ["app", "components", "db", "scripts"];
const ENTRY_FILES = ["instrumentation.ts", "middleware.ts"];

/** "lib/auth/viewer" -> "lib/auth", "lib/env" -> "lib", "app/layout.tsx" -> "app"; undefined for packages and tests. */
function folderOf(name: string): string | undefined {
  if (ENTRY_FILES.includes(name)) return name;
  const [top = "", room, file] = name.split("/");
  if (top === "lib") return file ? `lib/${room}` : "lib";
  return room && WHOLE_FOLDERS.includes(top) ? top : undefined;
}

/** Without the edges that a longer way implies: a -> c goes where a -> b -> c. Folders of one circle keep theirs. */
export function withoutImplied(graph: FolderGraph): FolderGraph {
  const below = new Map([...graph.keys()].map((folder) => [folder, reachable(graph, folder)]));
  const reaches = (from: string, to: string) => below.get(from)?.has(to) ?? false;
  const isImplied = (from: string, to: string) =>
    [...(graph.get(from) ?? [])].some(
      (other) => other !== to && reaches(other, to) && !reaches(to, other) && !reaches(other, from),
    );
  return new Map(
    [...graph].map(([from, targets]) => [from, new Set([...targets].filter((to) => !isImplied(from, to)))]),
  );
}

function reachable(graph: FolderGraph, from: string, seen = new Set<string>()): Set<string> {
  for (const to of graph.get(from) ?? []) {
    if (seen.has(to)) continue;
    seen.add(to);
    reachable(graph, to, seen);
  }
  return seen;
}
