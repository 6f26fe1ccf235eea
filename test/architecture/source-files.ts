import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  name: string;
  text: string;
  /** Imported modules, "@/x" and "./x" both resolved to names from the root; packages as they are. */
  imports: string[];
}

/** Every TypeScript file of the project, tests aside, with what it imports. */
export function sourceFiles(): SourceFile[] {
  return trackedFiles()
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|spec)\.tsx?$/.test(name))
    .map((name) => {
      const text = readFileSync(name, "utf8");
      return { name, text, imports: importsOf(name, text) };
    });
}

const NOT_OURS = /^(node_modules|\.next|\.data|\.git|test-results|playwright-report)\//;

/** What git knows or would add; in an unpacked archive, every file that no tool made. */
export function trackedFiles(): string[] {
  return [...new Set(listedByGit() ?? readdirSync(".", { recursive: true, encoding: "utf8" }))].filter(
    (name) => !NOT_OURS.test(name) && statSync(name, { throwIfNoEntry: false })?.isFile(),
  );
}

function listedByGit(): string[] | undefined {
  try {
    const listing = ["ls-files", "--cached", "--others", "--exclude-standard"];
    return execFileSync("git", listing, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
      .split("\n")
      .filter(Boolean);
  } catch {
    return undefined;
  }
}

/** What a file imports, as in SourceFile. */
export function importsOf(name: string, text: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g);
  return [...found].map(([, specifier = ""]) => resolve(name, specifier));
}

/** The paths that a test's first comment says it guards: files, and folders with a slash at their end. */
export function guardedBy(text: string): string[] {
  const [, sentence = ""] = /^\/\*\*\s(?:\s\*\s)?Guards (.*?)\*\//s.exec(text) ?? [];
  const words = sentence.split(/[\s,*]+/).map((word) => word.replace(/\.$/, ""));
  return words.filter((word) => /[/.]/.test(word));
}

/** The text without its type imports and exports, which are gone before anything runs. */
export function withoutTypeImports(text: string): string {
  return text.replace(/(import|export) type [^;]*?from "[^"]+";/g, "");
}

function resolve(name: string, specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return specifier;
  return path.posix.join(path.posix.dirname(name), specifier);
}
