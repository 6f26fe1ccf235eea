import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
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

/** What git knows or would add: never node_modules or a build. */
export function trackedFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  return [...new Set(listed.split("\n"))].filter((name) => name !== "" && existsSync(name));
}

function importsOf(name: string, text: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g);
  return [...found].map(([, specifier = ""]) => resolve(name, specifier));
}

function resolve(name: string, specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return specifier;
  return path.posix.join(path.posix.dirname(name), specifier);
}
