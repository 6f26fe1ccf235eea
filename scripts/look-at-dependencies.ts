import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { readAudit } from "./dependencies/read-audit";
import { projectRoot } from "./launcher/project-root";

const [target = "sbom.cdx.json"] = process.argv.slice(2);
const LARGEST_BYTES = 64 * 1024 * 1024;

/** What the product is made of, as a file in CycloneDX, and what is publicly known to be wrong with it. */
const components = await npm("sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only");
const { components: listed = [] } = JSON.parse(components) as { components?: unknown[] };
await writeFile(target, components);
console.log(`${target} lists ${listed.length} packages.`);
const { lines } = readAudit(await npm("audit", "--omit", "dev", "--json").catch(stdoutOf));
for (const line of lines) console.log(line);

async function npm(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("npm", args, { cwd: projectRoot, maxBuffer: LARGEST_BYTES });
  return stdout;
}

/** It exits with 1 where it has found something, and where nobody answered. */
function stdoutOf(error: unknown): string {
  return error instanceof Error && "stdout" in error ? String(error.stdout) : "";
}
