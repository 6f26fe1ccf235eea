/** Guards lib/bank-statements/ledger/, lib/bank-statements/match/. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { asSystem, bankAllocations, bankLines } from "@/db";
import { decideLines } from "@/lib/bank-statements/match/decide-lines";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { AppError } from "@/lib/errors";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type CamtLine, camtFile } from "@/test/statements/camt";
import { chunksOf } from "@/test/statements/read";
import { undoAllocation } from "./undo-allocation";

useDatabase();
const BY = { actor: "user:1" };

const step = fc.record({
  act: fc.constantFrom("import", "import", "settle", "ignore", "assign", "keep", "undo", "confirm"),
  which: fc.nat(1000),
});

/** What a bank may book of one invoice: its amount, a part, too much, its return, and again. */
function linesFor(number: string): CamtLine[] {
  return [
    { amount: "139.00", text: number, endToEndId: `E-${number}` },
    { amount: "100.00", text: number },
    { amount: "39.00", text: "rest" },
    { amount: "150.00", text: number },
    { amount: "139.00", side: "DBIT", isReversal: true, endToEndId: `E-${number}`, text: "Return" },
  ];
}

it("any order of importing, settling, keeping, ignoring, undoing and returning leaves every cent explained", {
  timeout: 120_000,
}, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      run++;
      const ids = [await pendingAccount("growth"), await pendingAccount("growth")];
      const numbers = await Promise.all(ids.map(async (id) => (await accountState(id)).invoices[0]!.number));
      for (const { act, which } of steps)
        await ignoringRefusals(() => take(act, which, { run, ids, numbers }));
      expect(await brokenInvariants()).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

interface World {
  run: number;
  ids: number[];
  numbers: string[];
}

async function take(act: string, which: number, { run, ids, numbers }: World): Promise<unknown> {
  const number = numbers[which % numbers.length]!;
  const pick = <T>(all: readonly T[]) => all[which % all.length];
  if (act === "import") {
    const lines = linesFor(number).filter((_, at) => (which >> at) % 2 === 0);
    const file = Buffer.from(camtFile({ message: "052", number: "", account: `OWN${run}`, lines }));
    return receiveStatement({ name: "x", open: () => chunksOf(file, 5000), ...BY });
  }
  if (act === "confirm")
    return confirmBankTransfer({
      accountId: pick(ids)!,
      externalPaymentId: `HAND-${run}-${which}`,
      amountCents: 13_900,
      payerName: "P",
      ...BY,
    });
  if (act === "undo") {
    const allocation = pick(await asSystem((tx) => tx.select().from(bankAllocations)));
    return allocation && undoAllocation(allocation.id, "Undone", BY);
  }
  const all = await asSystem((tx) => tx.select({ id: bankLines.id }).from(bankLines));
  const some = all.map(({ id }) => id).slice(-1 - (which % 4));
  if (act === "settle") return decideLines(some, { decision: "settle" }, BY);
  if (act === "ignore") return decideLines(some.slice(0, 1), { decision: "ignore", reason: "Ours" }, BY);
  if (act === "keep") return decideLines(some, { decision: "keep", numbers: [number] }, BY);
  return decideLines(some, { decision: "assign", numbers: [number] }, BY);
}

/** A refusal is an answer too; anything else is a fault. */
async function ignoringRefusals(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
