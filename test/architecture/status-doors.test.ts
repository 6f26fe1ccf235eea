/**
 * Guards lib/accounts/change-status.ts, lib/subscriptions/change-status.ts, lib/payments/records/change-payment.ts.
 */
import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-files";

const files = sourceFiles().filter(({ name }) => !name.startsWith("test/"));

/** Tables with a status behind a door: which file may write these columns, and which may make a new row. */
const DOORS = [
  {
    table: "accounts",
    door: "lib/accounts/change-status.ts",
    columns: [
      "status",
      "suspensionReason",
      "previousStatus",
      "suspendedAt",
      "cancelledAt",
      "cancelledByStaff",
      "closedAt",
    ],
    makers: ["lib/signup/open-account.ts"],
  },
  {
    table: "subscriptions",
    door: "lib/subscriptions/change-status.ts",
    columns: ["status", "cancelledAt"],
    makers: ["lib/subscriptions/lifecycle/start-subscription.ts"],
  },
  {
    table: "payments",
    door: "lib/payments/records/change-payment.ts",
    columns: ["status", "settledAt", "refundedCents"],
    makers: [
      "lib/payments/bank-transfer/report-bank-transfer.ts",
      "lib/payments/records/account-money.ts",
      "lib/payments/records/record-declined.ts",
      "lib/payments/records/record-processing.ts",
      "lib/payments/settlement/record-succeeded.ts",
    ],
  },
] as const;

/** Set from a variable or a spread, and looked through by eye: they hold none of these columns. */
const SPREADS = ["lib/accounts/update-account.ts"];

describe.each(DOORS)("the status of $table", ({ table, door, columns, makers }) => {
  it("is written behind its door alone", () => {
    const offences = files.flatMap(({ name, text }) =>
      name === door
        ? []
        : writesOf(table, text)
            .filter((set) => touches(name, set))
            .map(() => name),
    );
    expect(offences).toEqual([]);
  });

  it("is not written by SQL of anybody's own", () => {
    const sql = new RegExp(`\\bupdate\\s+"?${table}"?\\b[^\`]*?\\bset\\b([^\`]*?)\\b(where|from)\\b`, "gi");
    const offences = files.filter(({ text }) =>
      [...text.matchAll(sql)].some(([, set = ""]) =>
        /\b(status|cancelled_at|cancelled_by_staff|suspended_at|closed_at|settled_at|refunded_cents)\b/.test(
          set,
        ),
      ),
    );
    expect(offences.map(({ name }) => name)).toEqual([]);
  });

  it("begins where a row is made", () => {
    const inserted = files.filter(({ text }) => text.includes(`.insert(${table})`)).map(({ name }) => name);
    expect(inserted.sort()).toEqual([...makers].sort());
  });

  it.each([
    `await tx.update(${table}).set({ status: "active" }).where(eq(${table}.id, id));`,
    `await tx.update(${table}).set({ status: "active" });`,
    `await tx.update(${table}).set({ ...columns }).where(eq(${table}.id, id));`,
    `await tx.update(${table}).set(columns).where(eq(${table}.id, id));`,
    `await tx.update(${table}).set(columnsOf(change)).where(eq(${table}.id, id));`,
    `await tx.insert(${table}).values(row).onConflictDoUpdate({ target: ${table}.id, set: { status } });`,
    `await tx.insert(${table}).values({ id }).onConflictDoUpdate({ target: ${table}.id, set: columns });`,
    ...columns.map((column) => `await tx.update(${table}).set({ ${column}: value, updatedAt }).where(own);`),
  ])("is guarded by a rule that sees a writer: %s", (planted) => {
    expect(writesOf(table, planted).filter((set) => touches("lib/planted.ts", set))).toHaveLength(1);
  });

  function touches(name: string, set: string): boolean {
    const isHidden = (!set.startsWith("{") || set.includes("...")) && !SPREADS.includes(name);
    return isHidden || columns.some((column) => new RegExp(`\\b${column}\\b\\s*[:,}]`).test(set));
  }
});

it("the back office changes no subscription itself: the verbs of lib/subscriptions do", () => {
  const writes =
    /\.(insert|update|delete)\(subscriptions\)|\b(insert into|update|delete from)\s+"?subscriptions\b/i;
  expect(writes.test("await tx.update(subscriptions).set({ scheduledPlanId: null });")).toBe(true);
  const offices = files.filter(({ name }) => /^(lib|app)\/admin\//.test(name));
  expect(offices.length).toBeGreaterThan(100);
  expect(offices.filter(({ text }) => writes.test(text)).map(({ name }) => name)).toEqual([]);
});

/** What each update of the table sets, as it is written: a literal, or whatever stands in its place. */
function writesOf(table: string, text: string): string[] {
  const updates = text.matchAll(new RegExp(`\\.update\\(${table}\\)\\s*\\.set\\(`, "g"));
  const inserts = text.matchAll(
    new RegExp(`\\.insert\\(${table}\\)[^;]*?\\.onConflictDoUpdate\\([^;]*?\\bset\\b:?`, "g"),
  );
  return [...updates, ...inserts].map(({ index, 0: start }) => argumentAt(text, index + start.length));
}

/** From here to where the brackets around it close. */
function argumentAt(text: string, from: number): string {
  let depth = 0;
  for (let end = from; end < text.length; end++) {
    if ("({[".includes(text[end]!)) depth++;
    if (")}]".includes(text[end]!) && --depth < 0) return text.slice(from, end).trim();
  }
  return text.slice(from).trim();
}
