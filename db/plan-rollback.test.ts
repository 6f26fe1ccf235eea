import { describe, expect, it } from "vitest";
import { backScript, listMigrations } from "./migrations";
import { decidedBy, statementsIn } from "./plan-rollback";

describe("going back", () => {
  it.each(listMigrations())(
    "by $tag sets aside what it deletes or writes over, or counts it first",
    ({ tag }) => {
      const script = backScript(tag).statements.join(";\n");
      if (/create table igny8_rolled_back\./i.test(script)) return;
      const deciding = statementsIn(script).filter((statement) =>
        /\b(update\s+"?\w+"?.*\sset|delete\s+from)\s/is.test(statement),
      );
      expect(deciding.filter((statement) => !decidedBy(statement))).toEqual([]);
    },
  );

  it("knows that a function which comes back deletes nothing by that", () => {
    const body = "begin\n  update t set a = 1 where true;\n  delete from t;\nend";
    expect(statementsIn(`create function f() returns void as $$ ${body} $$;\ndelete from "u"`)).toEqual([
      "create function f() returns void as ''",
      'delete from "u"',
    ]);
  });

  it("counts the rows that a statement decides about, under the name of what is lost", () => {
    expect(decidedBy(`DELETE FROM "refunds" WHERE "provider" IS NULL`)).toMatchObject({
      what: "refunds",
      select: `select 1 from "refunds" where "provider" IS NULL`,
    });
    expect(
      decidedBy("update t x set a = NULL,\n b = '1' where x.c in (select c from u where true)"),
    ).toMatchObject({
      what: "t.a, t.b",
      select: `select 1 from "t" x where x.c in (select c from u where true)`,
    });
    expect(decidedBy(`ALTER TABLE "refunds" DROP COLUMN "x"`)).toBeUndefined();
  });
});
