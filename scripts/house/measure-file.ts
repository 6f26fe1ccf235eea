import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export interface MeasuredFile {
  name: string;
  lines: number;
  importLines: number;
  functions: MeasuredFunction[];
  imports: string[];
}

interface MeasuredFunction {
  name: string;
  lines: number;
}

/** `name` is below `root`; imports are followed among the `known` alone, type imports counted. */
export function measureFile(root: string, name: string, known: ReadonlySet<string>): MeasuredFile {
  const text = readFileSync(path.join(root, name), "utf8");
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const imports = source.statements.filter(ts.isImportDeclaration);
  const from = source.statements.flatMap((statement) => specifierOf(statement));
  return {
    name,
    lines: text.split("\n").length - 1,
    importLines: imports.reduce((total, statement) => total + linesOf(source, statement), 0),
    functions: functionsIn(source),
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
function functionsIn(source: ts.SourceFile): MeasuredFunction[] {
  const found: MeasuredFunction[] = [];
  const visit = (node: ts.Node): void => {
    const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
    const isHeld = ts.isVariableDeclaration(node) && isFunction(node.initializer);
    if (isNamed || isHeld)
      found.push({ name: node.name?.getText(source) ?? "default", lines: linesOf(source, node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isFunction(value: ts.Expression | undefined): boolean {
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
}

function linesOf(source: ts.SourceFile, node: ts.Node): number {
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(source)) + 1;
}
