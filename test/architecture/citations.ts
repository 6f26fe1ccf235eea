import { readFileSync } from "node:fs";
import path from "node:path";
import { trackedFiles } from "./source-files";

export interface Prose {
  /** Of the file, from the project's root. */
  name: string;
  /** A document whole; of a source its comments. */
  text: string;
}

const CODE = /\.(ts|tsx|mjs|cjs)$/;
const DOCUMENT = /(\.(md|yml|sh)|(^|\/)(Dockerfile(\.dev)?|\.env\.example|install|part|run))$/;

/** What the project says in words, where it may name files: documents, settings and comments. */
export function allProse(): Prose[] {
  return trackedFiles().flatMap((name) => {
    if (!CODE.test(name) && !DOCUMENT.test(name)) return [];
    const text = readFileSync(name, "utf8");
    return [{ name, text: CODE.test(name) ? commentsOf(text) : text }];
  });
}

/** Comments, one after the other. `//` counts at a line's start or after a blank, so that no URL is one. */
export function commentsOf(code: string): string {
  const found = code.matchAll(/\/\*[\s\S]*?\*\/|(?:^|[ \t])\/\/[^\n]*/gm);
  return [...found].map(([comment]) => comment).join("\n");
}

const TOP = "app|components|db|docs|drizzle|e2e|lib|packages|public|scripts|test|wordpress";
const FROM_ROOT = new RegExp(`(?<![\\w/.@<{*-])(?:${TOP})/[\\w./()[\\]@-]*[\\w)\\]](?![\\w*<{])`, "g");
const BARE_FILE = /(?<![\w/.*<>{}\])-])[\w.-]+\.(?:tsx?|mjs|cjs)\b/g;
const LINK = /\[([^\]]*)\]\(([^)#\s]*)[^)]*\)/g;

/** Paths from the project's root that a text names: `lib/env.ts`, `lib/auth`, and where a Markdown link leads. */
export function citedPaths({ name, text }: Prose): string[] {
  const linked = name.endsWith(".md") ? [...text.matchAll(LINK)].map(([, , target = ""]) => target) : [];
  const written = [...text.replace(LINK, "$1 ").matchAll(FROM_ROOT)].map(([cited]) =>
    cited.replace(/[.)]+$/, closing(cited)),
  );
  const here = linked.filter((target) => target !== "" && !/^\w+:/.test(target));
  return [...written, ...here.map((target) => path.posix.join(path.posix.dirname(name), target))];
}

/** A bracket at the end belongs to the sentence, unless the path opened it: `app/(auth)`. */
function closing(cited: string): string {
  const [end = ""] = /[.)]+$/.exec(cited) ?? [];
  return end.startsWith(")") && cited.split("(").length === cited.split(")").length ? ")" : "";
}

/** Files that a text names by their last part alone: `record-peer.ts`. */
export function citedFileNames({ text }: Prose): string[] {
  return [...text.matchAll(BARE_FILE)].map(([cited]) => cited);
}
