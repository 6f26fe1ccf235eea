/** Guards app/, components/, db/, lib/, scripts/. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importsOf, sourceFiles, withoutTypeImports } from "./source-files";

const files = sourceFiles();

/** The files that a rule is about. A rule about none would hold forever, and guard nothing. */
function filesOf(names: RegExp) {
  const found = files.filter(({ name }) => names.test(name));
  if (found.length === 0) throw new Error(`No file is called ${names}.`);
  return found;
}

/** "file -> import" for each import of values, since types are gone before anything runs. */
function valueOffences(from: RegExp, forbidden: RegExp): string[] {
  return filesOf(from).flatMap(({ name, text }) =>
    importsOf(name, withoutTypeImports(text))
      .filter((target) => forbidden.test(target))
      .map((target) => `${name} -> ${target}`),
  );
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

  it("db imports of lib only settings and the log, and nothing of what is above", () => {
    expect(offences(/^db\//, /^lib\/(?!(env|log)$)|^(app|components|scripts)\//)).toEqual([]);
  });

  it("the words of statuses import nothing", () => {
    expect(filesOf(/^db\/words\.ts$/).flatMap(({ imports }) => imports)).toEqual([]);
  });

  it("lib imports no script", () => {
    expect(offences(/^lib\//, /^scripts\//)).toEqual([]);
  });

  it("components never reach the database", () => {
    expect(valueOffences(/^components\//, /^(db(\/(?!words$)|$)|drizzle-orm|pg$)/)).toEqual([]);
  });

  it("components/ui knows no domain", () => {
    expect(offences(/^components\/ui\//, /^(lib|db|app)\//, /^$/)).toEqual([]);
  });

  it("pages and route handlers never write SQL", () => {
    expect(valueOffences(/^app\//, /^(db(\/(?!words$)|$)|drizzle-orm|pg$)/)).toEqual([]);
  });
});

describe("what must not know of browser sessions", () => {
  it("the API, the bridge and the keys never import the session", () => {
    const sessions =
      /^(next-auth|next\/headers|lib\/auth\/(viewer\/|sessions\/(session-cookie|open-browser-session)$)|lib\/actions\/)/;
    expect(
      offences(
        /^(app\/api\/v1|lib\/bridge|lib\/api|lib\/api-keys)\//,
        sessions,
        /(session-refused|refuse-session)/,
      ),
    ).toEqual([]);
  });
});

describe("capabilities", () => {
  it("credits, plans and accounts import no other capability", () => {
    const capabilities =
      /^lib\/(signup|subscriptions|payments|invoices|sites|api-keys|bridge|team|people|admin)\//;
    expect(offences(/^lib\/(credits|plans|accounts)\//, capabilities)).toEqual([]);
  });
});

describe("the system door", () => {
  /** Who may see every account: files, and folders with all that is in them. docs/decisions/004-system-door.md says why. */
  const CALLERS = [
    "lib/accounts/each-account.ts",
    "lib/accounts/purge-closed-accounts.ts",
    "lib/admin/",
    "lib/api-keys/touch-api-key.ts",
    "lib/api/callers/find-api-key-caller.ts",
    "lib/api/idempotency/claims.ts",
    "lib/auth/",
    "lib/bank-statements/",
    "lib/contact/",
    "lib/credits/packages/queries.ts",
    "lib/credits/prices/queries.ts",
    "lib/credits/purchases/expire-credits.ts",
    "lib/credits/purchases/warn-expiring.ts",
    "lib/credits/reservations/expire-reservations.ts",
    "lib/events/forget-events.ts",
    "lib/jobs/",
    "lib/mail/",
    "lib/payments/",
    "lib/people/accountless.ts",
    "lib/people/delete-person.ts",
    "lib/people/devices.ts",
    "lib/people/forget-personal-data.ts",
    "lib/people/purge-accountless.ts",
    "lib/people/put-aside.ts",
    "lib/people/recent-sign-ins.ts",
    "lib/people/update-person.ts",
    "lib/plans/",
    "lib/request-log/forget-requests.ts",
    "lib/request-log/note-request.ts",
    "lib/sandbox/",
    "lib/server/",
    "lib/signup/",
    "lib/sites/sectors/list-industries.ts",
    "lib/staff/",
    "lib/subscriptions/",
    "lib/team/activity/staff-among.ts",
    "lib/team/change-role.ts",
    "lib/team/close-account.ts",
    "lib/team/leave-account.ts",
    "lib/team/remove-member.ts",
    "lib/team/transfer-ownership.ts",
    "lib/usage/credit-events.ts",
    "lib/usage/warn-low-credits.ts",
    "lib/webhooks/reseal-secrets.ts",
    "lib/webhooks/sending/",
  ];
  const isListed = (name: string) => CALLERS.some((caller) => name.startsWith(caller));
  const opened = filesOf(/^(?!db\/|test\/|scripts\/demo\/)/)
    .filter(({ text }) =>
      /\b(asSystem|directlyAsSystem|snapshotAsSystem|statementAsSystem|listAsSystem|exportAsSystem)\(/.test(
        text,
      ),
    )
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
    const allowed = /^lib\/server\/|^scripts\//;
    expect(around.map(({ name }) => name).filter((name) => !allowed.test(name))).toEqual([]);
  });

  /** Values, not only types. */
  function importsClient(text: string): boolean {
    const names = /import \{([^}]*)\}\s*from\s*"@\/db\/client"/.exec(text)?.[1] ?? "";
    return names.split(",").some((name) => name.trim() !== "" && !name.trim().startsWith("type "));
  }
});
