import { readFileSync } from "node:fs";
import { importsOf, trackedFiles } from "@/test/architecture/source-files";

/** As many as run in half a minute on two cores, those on the database included. */
const MOST_FILES = 10;

/** The architecture's rules are about every file, and take seconds. */
const ALWAYS = "test/architecture";

/** Start the app or other programs, and may build first, which takes minutes; or walk through every endpoint. */
const SLOW_FILES = /^test\/(backup|fleet|start|upstash|wordpress)\/|-walk\.test\.ts$/;
const SLOW_IMPORT = "test/harness/app";

interface TestFile {
  name: string;
  imports: string[];
}

/**
 * The tests to run for `changed`: those that changed themselves, then those that import a changed file, nearest folder
 * first. `left` counts the ones beyond `most`, and those that are slow however near they are.
 */
export function testsOf(
  changed: string[],
  tests: TestFile[] = unitTests(),
  most = MOST_FILES,
): { chosen: string[]; left: number } {
  const modules = new Map(changed.map((name) => [name.replace(/\.tsx?$/, ""), name]));
  const ranked = tests
    .map(({ name, imports }) => ({
      name,
      rank: rankOf(name, imports, changed, modules),
      isSlow: SLOW_FILES.test(name) || imports.includes(SLOW_IMPORT),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.name.localeCompare(b.name));
  const chosen = ranked.filter(({ isSlow }) => !isSlow).slice(0, most);
  return { chosen: [ALWAYS, ...chosen.map(({ name }) => name)], left: ranked.length - chosen.length };
}

/** 3: it changed. 2: it lies beside a changed file that it imports. 1: it imports one from elsewhere. 0: neither. */
function rankOf(name: string, imports: string[], changed: string[], modules: Map<string, string>): number {
  if (changed.includes(name)) return 3;
  const imported = imports.flatMap((each) => modules.get(each) ?? []);
  if (imported.some((each) => folderOf(each) === folderOf(name))) return 2;
  return imported.length > 0 ? 1 : 0;
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/"));
}

function unitTests(): TestFile[] {
  return trackedFiles()
    .filter((name) => /\.test\.tsx?$/.test(name) && !name.startsWith(`${ALWAYS}/`))
    .map((name) => ({ name, imports: importsOf(name, readFileSync(name, "utf8")) }));
}
