import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const manifest = JSON.parse(read("package.json")) as {
  license: string;
  engines: { node: string };
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe("one Node", () => {
  const version = read(".nvmrc").trim();

  it.each(["Dockerfile", "Dockerfile.dev", ".github/workflows/ci.yml"])("is in %s and .nvmrc", (file) => {
    const images = [...read(file).matchAll(/\bnode:(\d[\d.]*)/g)].map(([, tag]) => tag);
    expect(images.length).toBeGreaterThan(0);
    expect(new Set(images)).toEqual(new Set([version]));
  });

  it("is one that engines allows", () => {
    const [, oldest = ""] = /^>=(\d+\.\d+)$/.exec(manifest.engines.node) ?? [];
    expect(oldest).not.toBe("");
    expect(version.localeCompare(oldest, "en", { numeric: true })).toBeGreaterThan(0);
  });
});

describe("renovate.json", () => {
  const { packageRules } = JSON.parse(read("renovate.json")) as {
    packageRules: { description?: string; matchPackageNames?: string[]; allowedVersions?: string }[];
  };
  const installed = { ...manifest.dependencies, ...manifest.devDependencies };

  it("says why for every rule", () => {
    expect(packageRules.filter(({ description = "" }) => description.length < 20)).toEqual([]);
  });

  it("holds back only what is installed, at a version that the rule allows", () => {
    const wrong = packageRules.flatMap(({ matchPackageNames = [], allowedVersions }) =>
      matchPackageNames.filter((name) => name !== "node" && !isAllowed(installed[name], allowedVersions)),
    );
    expect(wrong).toEqual([]);
  });
});

it("LICENSE says what package.json says", () => {
  expect(read("LICENSE")).toContain(`"${manifest.license}" in package.json`);
});

describe("the hook for commit messages", () => {
  it.each([
    ["Refuse a refund whose payment was disputed in the meantime", 0],
    ["Fix bug", 1],
    [`Explain everything at once${" and more".repeat(6)}`, 1],
    ["Merge branch 'main'", 0],
  ])("of %j ends with %i", (subject, status) => {
    const folder = mkdtempSync(join(tmpdir(), "igny8-hook-"));
    const message = join(folder, "message");
    writeFileSync(message, `${subject}\n\nBody.\n# a comment of git\n`);
    expect(spawnSync("sh", [".githooks/commit-msg", message]).status).toBe(status);
    rmSync(folder, { recursive: true });
  });
});

/** `allowed` is "<13" or nothing. */
function isAllowed(version: string | undefined, allowed: string | undefined): boolean {
  if (!version) return false;
  return allowed === undefined || version.localeCompare(allowed.slice(1), "en", { numeric: true }) < 0;
}
