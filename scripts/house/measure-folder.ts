import { readdirSync } from "node:fs";
import path from "node:path";
import { findCircles, type Graph, groupBy } from "./import-graph";
import { type MeasuredFile, measureFile } from "./measure-file";

export interface FolderFigures {
  folder: string;
  files: number;
  /** Lines per file, and per function: median, 90th percentile, most. */
  fileLines: Spread;
  functionLines: Spread;
  longestFunction: { file: string; name: string; lines: number } | undefined;
  functionsPerFile: number;
  /** Lines of import statements, of all lines. */
  importShare: number;
  /** Files that one file alone imports, a neighbour in their own folder: perhaps fragments of it. */
  oneNeighbourFiles: number;
  fileCircles: string[][];
  folderCircles: string[][];
  biggestFlatFolder: { name: string; files: number };
}

export type Spread = [median: number, p90: number, most: number];

/** Every TypeScript file below `folder`, tests and generated code left out. */
export function measureFiles(folder: string): MeasuredFile[] {
  const root = path.resolve(folder);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(isSource).sort();
  const known = new Set(names);
  return names.map((name) => measureFile(root, name, known));
}

export function measureFolder(folder: string): FolderFigures {
  const files = measureFiles(folder);
  const names = files.map(({ name }) => name);
  const functions = files.flatMap((file) => file.functions.map((each) => ({ file: file.name, ...each })));
  const graph: Graph = new Map(files.map(({ name, imports }) => [name, imports]));
  const byFolder = groupBy(names, (name) => path.posix.dirname(name));
  const [name = ".", members = []] = [...byFolder].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return {
    folder,
    files: files.length,
    fileLines: spread(files.map(({ lines }) => lines)),
    functionLines: spread(functions.map(({ lines }) => lines)),
    longestFunction: [...functions].sort((one, other) => other.lines - one.lines)[0],
    functionsPerFile: functions.length / files.length,
    importShare: sum(files.map(({ importLines }) => importLines)) / sum(files.map(({ lines }) => lines)),
    oneNeighbourFiles: names.filter((each) => hasOneNeighbour(each, graph)).length,
    fileCircles: findCircles(graph),
    folderCircles: findCircles(foldersOf(graph)),
    biggestFlatFolder: { name, files: members.length },
  };
}

function isSource(name: string): boolean {
  return /\.tsx?$/.test(name) && !/\.(test|spec|d)\.tsx?$|(^|\/)generated\/|\.generated\.ts$/.test(name);
}

function hasOneNeighbour(name: string, graph: Graph): boolean {
  const importers = [...graph].filter(([, imports]) => imports.includes(name)).map(([importer]) => importer);
  return importers.length === 1 && path.posix.dirname(importers[0]!) === path.posix.dirname(name);
}

function foldersOf(graph: Graph): Graph {
  const folders = groupBy([...graph.keys()], (name) => path.posix.dirname(name));
  return new Map(
    [...folders].map(([folder, names]) => [
      folder,
      [...new Set(names.flatMap((name) => graph.get(name) ?? []).map(path.posix.dirname))],
    ]),
  );
}

function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [at(0.5), at(0.9), sorted.at(-1) ?? 0];
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
