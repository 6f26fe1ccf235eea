import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";

/** What a build is made of. Tests are not in it, so that changing them costs no build. */
const SOURCES = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "scripts/front",
  "scripts/launcher",
  "wordpress",
];
const ROOT_FILES =
  /^(package-lock\.json|tsconfig\.json|.*\.config\.(ts|mjs|js)|(middleware|proxy|instrumentation.*)\.ts)$/;
// The packed plugin is made by the build; its sources are in the list above.
const NOT_BUILT = /\.test\.tsx?$|^public\/plugin\/|^(vitest|playwright|drizzle)\.config\.ts$/;

/** A hash of every source file's path and content: equal as long as a build would come out the same. */
export function buildFingerprint(): string {
  const hash = createHash("sha256");
  for (const file of sourceFiles())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(projectRoot, file)))
      .update("\0");
  for (const [name, value] of publicSettings()) hash.update(`${name}=${value}\0`);
  return hash.digest("hex");
}

function sourceFiles(): string[] {
  const single = [...readdirSync(projectRoot).filter((name) => ROOT_FILES.test(name)), "scripts/start.ts"];
  return [...single, ...SOURCES.flatMap(filesBelow)].filter((file) => !NOT_BUILT.test(file)).sort();
}

function filesBelow(folder: string): string[] {
  try {
    const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(projectRoot.length + 1));
  } catch {
    return []; // Not every checkout has every folder.
  }
}

// Next writes these into the browser's bundle at build time.
function publicSettings(): [string, string | undefined][] {
  return Object.entries(process.env)
    .filter(([name]) => name.startsWith("NEXT_PUBLIC_"))
    .sort();
}
