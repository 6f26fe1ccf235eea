/** Guards lib/bank-statements/rules/, lib/bank-statements/rules/ignore-lines.ts. */
import { desc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, auditEvents, type BankLine, bankAllocations, bankLines } from "@/db";
import { undoAllocation } from "@/lib/bank-statements/ledger/undo-allocation";
import { decideLines } from "@/lib/bank-statements/match/decide-lines";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { brokenInvariants } from "@/test/billing";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type CamtLine, camtFile } from "@/test/statements/camt";
import { chunksOf } from "@/test/statements/read";
import { endRule } from "./end-rule";
import { listRules } from "./list-rules";
import { isLike, ruleKeyOf } from "./rule-key";

useDatabase();

const BY = { actor: "user:1" };
const SAVINGS = "DE02120300000000202051";
let files = 0;

async function received(...lines: CamtLine[]) {
  const file = Buffer.from(camtFile({ number: String(++files), lines }));
  const open = () => chunksOf(file, 9999);
  const { statements, ignored } = await receiveStatement({ name: `${files}.xml`, open, ...BY });
  return {
    ignored,
    lines: await linesOf(statements[0]!.id),
    again: () => receiveStatement({ name: "x", open, ...BY }),
  };
}

const linesOf = (statementId: number) =>
  asSystem((tx) =>
    tx.select().from(bankLines).where(eq(bankLines.statementId, statementId)).orderBy(bankLines.id),
  );
const allocationsOf = ({ id }: BankLine) =>
  asSystem((tx) => tx.select().from(bankAllocations).where(eq(bankAllocations.lineId, id)));
const ignore = (line: BankLine, always?: "account" | "text") =>
  decideLines([line.id], { decision: "ignore", reason: "To our savings", always }, BY);

const toSavings = (more: Partial<CamtLine> = {}): CamtLine => ({
  amount: "500.00",
  side: "DBIT",
  iban: SAVINGS,
  name: "Our savings",
  text: "Savings 01/2026",
  ...more,
});

it("a rule ignores lines of the same account and direction when they come, with its reason, until it ends", async () => {
  const first = await received(toSavings());
  expect(await ignore(first.lines[0]!, "account")).toMatchObject([
    { ok: true, message: "Ignored, and lines like it from now on." },
  ]);
  const next = await received(
    toSavings({ amount: "700.00", text: "Something else" }),
    toSavings({ side: "CRDT", amount: "20.00" }),
    toSavings({ iban: "DE89370400440532013000", amount: "30.00" }),
  );
  expect(next.ignored).toBe(1);
  expect(next.lines.map(({ openCents }) => openCents)).toEqual([0, 2000, -3000]);
  const [{ rule, lines }] = (await listRules({ limit: 5 })) as [
    Awaited<ReturnType<typeof listRules>>[number],
  ];
  expect(lines).toBe(2);
  expect(await allocationsOf(next.lines[0]!)).toMatchObject([
    { kind: "ignored", ruleId: rule.id, reason: "To our savings", actor: "job:ignore-lines" },
  ]);

  await endRule(rule.id, BY);
  await expect(endRule(rule.id, BY)).rejects.toMatchObject({ code: "not_found" });
  expect(await listRules({ limit: 5 })).toEqual([]);
  const later = await received(toSavings({ amount: "800.00" }));
  expect([later.ignored, later.lines[0]!.openCents]).toEqual([0, -80_000]);
  expect(await brokenInvariants()).toEqual([]);
});

it("what a rule ignored is undone like everything else, and stays open when the file comes again", async () => {
  await ignore((await received(toSavings({ amount: "1.00" }))).lines[0]!, "account");
  const next = await received(toSavings({ amount: "2.00" }));
  const [allocation] = await allocationsOf(next.lines[0]!);
  await undoAllocation(allocation!.id, "That was a refund", BY);
  expect((await linesOf(next.lines[0]!.statementId))[0]!.openCents).toBe(-200);
  expect(await next.again()).toMatchObject({ replayed: true, ignored: 0 });
  expect((await linesOf(next.lines[0]!.statementId))[0]!.openCents).toBe(-200);
  expect(await brokenInvariants()).toEqual([]);
});

it("by the words too, dates and numbers aside; where no account is named, always by the words", async () => {
  const fee: CamtLine = { amount: "2.50", side: "DBIT", text: "Account fee 01/2026" };
  await ignore((await received(fee)).lines[0]!, "account");
  const iban = "DE75512108001245126199";
  await ignore(
    (await received(toSavings({ iban, amount: "3.00", text: "Rent January 2026" }))).lines[0]!,
    "text",
  );
  const next = await received(
    { ...fee, text: "Account fee 02/2026" },
    { ...fee, text: "Card fee 02/2026" },
    toSavings({ iban, amount: "3.10", text: "RENT JANUARY 2027" }),
    toSavings({ iban, amount: "3.20", text: "Deposit" }),
  );
  expect(next.lines.map(({ openCents }) => openCents)).toEqual([0, -250, 0, -320]);
});

it("one rule is kept however often it is made, and a line that says nothing makes none", async () => {
  const before = (await listRules({ limit: 50 })).length;
  const iban = "DE21500500009876543210";
  const { lines } = await received(toSavings({ iban, amount: "4.00" }), toSavings({ iban, amount: "5.00" }));
  await ignore(lines[0]!, "account");
  await ignore(lines[1]!, "account");
  expect((await listRules({ limit: 50 })).length).toBe(before + 1);
  const [audit] = await asSystem((tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "bank_rule.made"))
      .orderBy(desc(auditEvents.id)),
  );
  expect(audit).toMatchObject({ actor: "user:1", reason: "To our savings" });
  const silent = await received({ amount: "9.00", text: "123" });
  expect(await ignore(silent.lines[0]!, "text")).toMatchObject([
    { ok: false, message: expect.stringContaining("neither an account nor a text") },
  ]);
  expect((await linesOf(silent.lines[0]!.statementId))[0]!.openCents).toBe(900);
});

it("support makes no rule and ends none", async () => {
  const { id } = await createPerson({ isSuperuser: true, staffRole: "support" });
  const sid = { actor: `user:${id}`, actorUserId: id };
  const { lines } = await received(toSavings({ iban: "DE12500105170648489890", amount: "6.00" }));
  const verdict = { decision: "ignore", reason: "Ours", always: "account" } as const;
  expect(await decideLines([lines[0]!.id], verdict, sid)).toMatchObject([
    { ok: false, message: expect.stringContaining('"billing"') },
  ]);
  await expect(endRule(1, sid)).rejects.toMatchObject({ code: "forbidden" });
});

it("a line is like another in all that a rule goes by", () => {
  const line = {
    ownAccount: "OWN",
    currency: "EUR",
    amountCents: -500,
    otherAccount: SAVINGS,
    otherName: "Savings",
    text: "No. 17",
  };
  const key = ruleKeyOf(line, { withText: true })!;
  expect(key).toMatchObject({ isCredit: false, wording: "savings no" });
  expect(isLike({ ...line, text: "NO 18", amountCents: -1 }, key)).toBe(true);
  for (const other of [
    { ...line, ownAccount: "OTHER" },
    { ...line, currency: "USD" },
    { ...line, amountCents: 500 },
    { ...line, otherAccount: "" },
    { ...line, text: "Order 17" },
  ])
    expect(isLike(other, key)).toBe(false);
});
