import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { findCircles, type Graph, groupBy } from "./import-graph";

export interface FolderFigures {
  folder: string;
  files: number;
  /** Lines per file, and per function: median, 90th percentile, most. */
  fileLines: Spread;
  functionLines: Spread;
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

interface MeasuredFile {
  name: string;
  lines: number;
  importLines: number;
  functionLines: number[];
  imports: string[];
}

/** Reads every TypeScript file below `folder`; imports are followed among these alone, type imports counted. */
export function measureFolder(folder: string): FolderFigures {
  const root = path.resolve(folder);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(isSource).sort();
  const known = new Set(names);
  const files = names.map((name) => measureFile(root, name, known));
  const graph: Graph = new Map(files.map(({ name, imports }) => [name, imports]));
  const byFolder = groupBy(names, (name) => path.posix.dirname(name));
  const [name = ".", members = []] = [...byFolder].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return {
    folder,
    files: files.length,
    fileLines: spread(files.map(({ lines }) => lines)),
    functionLines: spread(files.flatMap(({ functionLines }) => functionLines)),
    functionsPerFile: sum(files.map(({ functionLines }) => functionLines.length)) / files.length,
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

function measureFile(root: string, name: string, known: ReadonlySet<string>): MeasuredFile {
  const text = readFileSync(path.join(root, name), "utf8");
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const imports = source.statements.filter(ts.isImportDeclaration);
  const from = source.statements.flatMap((statement) => specifierOf(statement));
  return {
    name,
    lines: text.split("\n").length - 1,
    importLines: sum(imports.map((statement) => linesOf(source, statement))),
    functionLines: functionsIn(source).map((each) => linesOf(source, each)),
    imports: [...new Set(from.flatMap((specifier) => resolve(root, name, specifier, known)))],
  };
}

function specifierOf(statement: ts.Statement): string[] {
  const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
  const specifier = isImport ? statement.moduleSpecifier : undefined;
  return specifier && ts.isStringLiteral(specifier) ? [specifier.text] : [];
}

/** "@/lib/x" by the folder's own name, "./x" by its place; whatever lies elsewhere is left out. */
function resolve(root: string, from: string, specifier: string, known: ReadonlySet<string>): string[] {
  const alias = `@/${path.basename(root)}/`;
  const target = specifier.startsWith(alias)
    ? specifier.slice(alias.length)
    : specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : undefined;
  if (target === undefined) return [];
  return [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].filter((name) => known.has(name));
}

/** Functions with a name of their own: declarations, methods, and constants that hold one. */
function functionsIn(source: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
    const value = ts.isVariableDeclaration(node) ? node.initializer : undefined;
    const isHeld = value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
    if (isNamed || isHeld) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function linesOf(source: ts.SourceFile, node: ts.Node): number {
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(source)) + 1;
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
