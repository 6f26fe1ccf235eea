/** Guards app/. */
import { describe, expect, it } from "vitest";
import * as words from "@/db/words";
import { sourceFiles } from "./source-files";

const LINES = 80;

const app = sourceFiles().filter(({ name }) => name.startsWith("app/"));
const pages = app.filter(({ name }) => name.endsWith("/page.tsx"));
/** Pages and actions that know of an account. The API's routes answer with statuses; marketing knows none. */
const shown = app.filter(({ name }) => !/^app\/(api|\(marketing\))\//.test(name));

describe("a page is queries and components", () => {
  it(`of at most ${LINES} lines`, () => {
    expect(pages.length).toBeGreaterThan(40);
    const long = pages.filter(({ text }) => text.split("\n").length - 1 > LINES);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  it("and decides nothing from a status, a kind or a role: a named rule of lib does", () => {
    expect(shown.flatMap(({ name, text }) => decisionsIn(text).map((found) => `${name}: ${found}`))).toEqual(
      [],
    );
  });

  it.each([
    'if (account.status === "active") return null;',
    "const open = invoices.find((invoice) => invoice.status !== wanted);",
    'const mayPay = role === "owner";',
    'const isOpen = "open" === status;',
    "switch (detail.subscription.status) {",
    'if (["applied", "ignored"].includes(status)) return;',
  ])("which is seen where it happens: %s", (line) => {
    expect(decisionsIn(line)).toHaveLength(1);
  });

  it.each([
    'if (tab === "overview") return null;',
    "const status = PAYMENT_STATUSES.find((known) => known === wanted);",
    'switch (view.show) { case "suspended": return null; }',
  ])("and not where there is none: %s", (line) => {
    expect(decisionsIn(line)).toEqual([]);
  });
});

/** Comparisons with a word that the database knows, and of a column that holds one. */
function decisionsIn(text: string): string[] {
  const word = `"(?:${Object.values(words).flat().join("|")})"`;
  const column = String.raw`\w\.(?:status|kind|role|suspensionReason)\b`;
  const equals = "[!=]==?";
  const found = new RegExp(
    [
      String.raw`${equals}\s*${word}`,
      String.raw`${word}\s*${equals}`,
      String.raw`${column}\s*${equals}`,
      String.raw`switch \([^)]*${column}\)`,
      String.raw`\[${word}[^\]]*\]\.includes\(`,
    ].join("|"),
    "g",
  );
  return [...text.matchAll(found)].map(([decision]) => decision);
}
