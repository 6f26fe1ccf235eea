import { describe, expect, it } from "vitest";
import { type SourceFile, sourceFiles } from "./source-files";

const files = sourceFiles();

/** "file -> import" for each import of `from` files that `forbidden` names. */
function offences(from: RegExp, forbidden: RegExp, excepted: RegExp = /^$/): string[] {
  return files
    .filter(({ name }) => from.test(name) && !excepted.test(name))
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
    const found = files
      .filter(({ name }) => /^lib\/(credits|plans|accounts)\//.test(name))
      .flatMap((file: SourceFile) =>
        file.imports
          .filter((target) => capabilities.test(target) && !words.test(target))
          .map((target) => `${file.name} -> ${target}`),
      );
    expect(found).toEqual([]);
  });
});

describe("the system door", () => {
  /** Who may see every account, and why. */
  const CALLERS = [
    /^db\//, // the doors themselves, seeds
    /^lib\/(signup|auth|actions)\//, // before there is an account to act for
    /^lib\/(payments|invoices|subscriptions|jobs)\//, // settlement and jobs cross accounts
    /^lib\/(admin|audit|mail|metrics|server)\//, // staff and the machine
    /^lib\/api\/idempotency\.ts$/, // callers, superusers among them
    /^lib\/api-keys\/(find-api-key-caller|touch-[\w-]+)\.ts$/, // a key names its account only once it is found
    /^lib\/plans\//, // plans belong to nobody
    /^lib\/(accounts|team|sites)\/[\w-]+\.ts$/, // each listed with its reason in docs/decisions/004-system-door.md
    /^lib\/usage\/warn-low-credits\.ts$/, // a job crosses accounts
    /^lib\/contact\//,
    /^scripts\//,
    /^test\//,
    /^lib\/credits\/write-ledger\.ts$/,
  ];

  it("is opened by listed files only", () => {
    const opened = files
      .filter(({ text }) => /\b(asSystem|readAsSystem|statementAsSystem)\(/.test(text))
      .map(({ name }) => name);
    expect(opened.filter((name) => !CALLERS.some((caller) => caller.test(name)))).toEqual([]);
  });

  it("is the only place that speaks to the wire", () => {
    expect(offences(/^(app|components|lib|scripts\/(?!bench\/))/, /^db\/(run-scoped|scoped-query)$/)).toEqual(
      [],
    );
  });

  it("has no way around it", () => {
    const values = /import \{(?![^}]*\btype\b[^}]*\}\s*from)[^}]*\}\s*from\s*"@\/db\/client"/;
    const around = files.filter(
      ({ name, text }) => /^(app|components|lib|scripts)\//.test(name) && values.test(text),
    );
    const allowed = /^lib\/(metrics|server|jobs|admin)\/|^scripts\//;
    expect(around.map(({ name }) => name).filter((name) => !allowed.test(name))).toEqual([]);
  });
});
