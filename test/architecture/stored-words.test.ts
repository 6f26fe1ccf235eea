/** Guards db/words.ts, db/schema/. */
import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-files";

const files = sourceFiles().filter(({ name }) => !name.startsWith("test/"));

/** Lists that are named like stored words, and that no column holds. */
const NOT_STORED: Record<string, string> = {
  "lib/admin/accounts/timeline-kind.ts": "rows of several tables, told in one list",
  "lib/admin/search/find-anything.ts": "the groups of a search",
  "lib/edge/page-kinds.generated.ts": "who may open a page",
  "scripts/generate/render-page-kinds.ts": "the same, where the file above is made",
};

const LIST = /\bconst [A-Z][A-Z_]*_(STATUSES|KINDS|REASONS) = \[/;

describe("what the database stores is named once", () => {
  it("statuses, kinds and reasons are listed in db/words.ts", () => {
    expect(LIST.test('export const PARCEL_STATUSES = ["sent", "lost"] as const;')).toBe(true);
    const listing = files.filter(({ text }) => LIST.test(text)).map(({ name }) => name);
    expect(listing).toContain("db/words.ts");
    const elsewhere = listing.filter((name) => name !== "db/words.ts");
    expect(elsewhere.filter((name) => !(name in NOT_STORED))).toEqual([]);
    expect(Object.keys(NOT_STORED).filter((name) => !elsewhere.includes(name))).toEqual([]);
  });

  it("a row's type is declared beside its table", () => {
    const offences = sourceFiles().filter(
      ({ name, text }) => !name.startsWith("db/") && text.includes(".$inferSelect"),
    );
    expect(offences.map(({ name }) => name)).toEqual([]);
  });
});
