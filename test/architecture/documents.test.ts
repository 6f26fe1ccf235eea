/**
 * Guards README.md, AGENTS.md, .env.example, docs/errors.md, docs/decisions/README.md, package.json, package-lock.json, drizzle/down/, lib/errors.ts,
 * lib/env.ts.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listMigrations } from "@/db/migrations";
import { envSchema } from "@/lib/env";
import { decisionsPage } from "@/scripts/docs/decisions-page";
import { errorsPage } from "@/scripts/docs/errors-page";
import { SERVER_NODE_FLAGS } from "@/scripts/launcher/node-flags";
import { allProse } from "./citations";
import { trackedFiles } from "./source-files";

const readme = readFileSync("README.md", "utf8");

describe("documents that must stay true", () => {
  it("the error codes are what the catalogue says; `npm run docs:errors` writes them", () => {
    expect(readFileSync("docs/errors.md", "utf8")).toBe(errorsPage());
  });

  it("the index of decisions is what their headings say; `npm run docs:decisions` writes it", () => {
    expect(readFileSync("docs/decisions/README.md", "utf8")).toBe(decisionsPage(trackedFiles()));
  });

  it("AGENTS.md says what each test of the architecture enforces", () => {
    const agents = readFileSync("AGENTS.md", "utf8");
    const tests = trackedFiles().flatMap(
      (name) => /^test\/architecture\/(.*\.test\.ts)$/.exec(name)?.[1] ?? [],
    );
    expect(tests.length).toBeGreaterThan(15);
    expect(tests.filter((name) => !agents.includes(`\`${name}\``))).toEqual([]);
  });

  it("every setting is in .env.example, and nothing else is, and docs/deploy.md says what it does", () => {
    const listed = [...readFileSync(".env.example", "utf8").matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(
      ([, name]) => name,
    );
    const known = Object.keys(envSchema.shape).filter((name) => name !== "NODE_ENV");
    expect([...new Set(listed)].sort()).toEqual(known.sort());
    const guide = readFileSync("docs/deploy.md", "utf8");
    expect(known.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it("paths that the README names exist", () => {
    const named = [
      ...readme.matchAll(
        /`((?:app|components|lib|db|drizzle|docs|e2e|test|scripts|wordpress)\/[\w./()[\]-]*)`/g,
      ),
    ];
    expect(named.length).toBeGreaterThan(5);
    expect(named.map(([, name]) => name ?? "").filter((name) => !existsSync(name))).toEqual([]);
  });

  it("npm's commands that are named anywhere exist", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = allProse().flatMap(({ name, text }) =>
      [...text.matchAll(/npm run (?:-\S+ )*([a-z][\w:-]*)/g)].map(([, command = ""]) => ({
        in: name,
        command,
      })),
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(({ command }) => !(command in scripts))).toEqual([]);
  });

  it("a server is started alike by npm, by the image, by systemd and by the tests", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(scripts.start).toContain(`node ${SERVER_NODE_FLAGS.join(" ")} scripts/start.mjs`);
    const flags = SERVER_NODE_FLAGS.map((flag) => `"${flag}", `).join("");
    expect(readFileSync("Dockerfile", "utf8")).toContain(`CMD ["node", ${flags}"scripts/start.mjs"`);
    const unit = readFileSync("docs/deploy/igny8.service", "utf8");
    expect(unit).toMatch(
      new RegExp(`ExecStart=/usr/bin/node ${SERVER_NODE_FLAGS.join(" ")} .*scripts/start\\.mjs`),
    );
  });

  it("every migration has a hand-written way back", () => {
    expect(listMigrations().filter(({ tag }) => !existsSync(`drizzle/down/${tag}.sql`))).toEqual([]);
  });

  it("the lock file names no registry", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved": "https?:/);
  });
});
