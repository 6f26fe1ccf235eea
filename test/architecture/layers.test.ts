import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-files";

const files = sourceFiles();

/** The files that a rule is about. A rule about none would hold for ever, and guard nothing. */
function filesOf(names: RegExp) {
  const found = files.filter(({ name }) => names.test(name));
  if (found.length === 0) throw new Error(`No file is called ${names}.`);
  return found;
}

/** "file -> import" for each import of `from` files that `forbidden` names. */
function offences(from: RegExp, forbidden: RegExp, excepted: RegExp = /^$/): string[] {
  return filesOf(from)
    .filter(({ name }) => !excepted.test(name))
    .flatMap(({ name, imports }) =>
      imports.filter((target) => forbidden.test(target)).map((target) => `${name} -> ${target}`),
    );
}

describe("app -> components -> lib -> db, and never back", () => {
  it("lib imports neither app nor components", () => {
    expect(offences(/^lib\//, /^(app|components)\//)).toEqual([]);
  });

  it("db imports of lib only words, settings and the log", () => {
    const words =
      /^lib\/(?!env$|log$|clock$|[\w-]+\/(account|api-key|credit|invoice|payment|plan|role|session|site|subscription)$)/;
    expect(offences(/^db\/(?!seeds?\/)/, words)).toEqual([]);
    expect(offences(/^db\//, /^(app|components)\//)).toEqual([]);
  });

  it("components never reach the database", () => {
    expect(offences(/^components\//, /^(db\/|drizzle-orm|pg$)/)).toEqual([]);
  });

  it("components/ui knows no domain", () => {
    expect(offences(/^components\/ui\//, /^(lib|db|app)\//, /^$/)).toEqual([]);
  });

  it("pages and route handlers never write SQL", () => {
    expect(offences(/^app\//, /^(db\/(client|schema)|drizzle-orm|pg$)/)).toEqual([]);
  });
});

describe("what must not know of browser sessions", () => {
  it("the API, the bridge and the keys never import the session", () => {
    const sessions = /^(next-auth|next\/headers|lib\/auth\/(viewer|session-cookie|auth)$|lib\/actions\/)/;
    expect(
      offences(/^(app\/api\/v1|lib\/bridge|lib\/api|lib\/api-keys)\//, sessions, /session-refused/),
    ).toEqual([]);
  });
});

describe("capabilities", () => {
  it("credits, plans and accounts import no other capability", () => {
    const capabilities = /^lib\/(signup|subscriptions|payments|invoices|sites|api-keys|bridge|team|admin)\//;
    const words = /\/(api-key|invoice|payment|role|site|subscription)$/;
    const found = filesOf(/^lib\/(credits|plans|accounts)\//).flatMap(({ name, imports }) =>
      imports
        .filter((target) => capabilities.test(target) && !words.test(target))
        .map((target) => `${name} -> ${target}`),
    );
    expect(found).toEqual([]);
  });
});

describe("the system door", () => {
  /** Who may see every account: files, and folders with all that is in them. docs/decisions/004-system-door.md says why. */
  const CALLERS = [
    "lib/accounts/purge-closed-accounts.ts",
    "lib/admin/",
    "lib/api-keys/touch-api-key.ts",
    "lib/api/find-api-key-caller.ts",
    "lib/api/idempotency.ts",
    "lib/auth/",
    "lib/contact/",
    "lib/jobs/",
    "lib/mail/",
    "lib/metrics/",
    "lib/payments/",
    "lib/plans/",
    "lib/server/",
    "lib/signup/",
    "lib/sites/list-industries.ts",
    "lib/subscriptions/",
    "lib/team/close-account.ts",
    "lib/team/devices.ts",
    "lib/team/put-aside.ts",
    "lib/team/remove-member.ts",
    "lib/team/update-person.ts",
    "lib/usage/warn-low-credits.ts",
  ];
  const isListed = (name: string) => CALLERS.some((caller) => name.startsWith(caller));
  const opened = filesOf(/^(?!db\/|test\/)/)
    .filter(({ text }) => /\b(asSystem|directlyAsSystem|statementAsSystem)\(/.test(text))
    .map(({ name }) => name);

  it("is opened by listed files only", () => {
    expect(opened.filter((name) => !isListed(name))).toEqual([]);
  });

  it("has nobody on its list who no longer opens it", () => {
    expect(CALLERS.filter((caller) => !opened.some((name) => name.startsWith(caller)))).toEqual([]);
  });

  it("has a reason for everybody on its list, and for nobody else", () => {
    const decision = readFileSync("docs/decisions/004-system-door.md", "utf8");
    const rows = decision.split("\n").filter((line) => line.startsWith("| `"));
    const explained = rows.flatMap((row) => [...row.matchAll(/`(lib\/[^`]+)`/g)].map(([, name]) => name));
    expect(explained.sort()).toEqual(CALLERS);
  });

  it("is the only place that speaks to the wire", () => {
    expect(offences(/^(app|components|lib|scripts\/(?!bench\/))/, /^db\/(run-scoped|scoped-query)$/)).toEqual(
      [],
    );
  });

  it("has no way around it", () => {
    const around = filesOf(/^(app|components|lib|scripts)\//).filter(({ text }) => importsClient(text));
    const allowed = /^lib\/(metrics|server)\/|^scripts\//;
    expect(around.map(({ name }) => name).filter((name) => !allowed.test(name))).toEqual([]);
  });

  /** Values, not only types. */
  function importsClient(text: string): boolean {
    const names = /import \{([^}]*)\}\s*from\s*"@\/db\/client"/.exec(text)?.[1] ?? "";
    return names.split(",").some((name) => name.trim() !== "" && !name.trim().startsWith("type "));
  }
});
