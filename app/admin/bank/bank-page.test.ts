/** Guards app/admin/bank/actions.ts, app/admin/bank/export/route.ts, lib/bank-statements/match/decide-lines.ts. */
import { eq } from "drizzle-orm";
import { beforeAll, expect, it, vi } from "vitest";
import { asSystem, bankAllocations, bankLines } from "@/db";
import type { DecidedLine } from "@/lib/bank-statements/match/decide-lines";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, pendingAccount } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import { camtFile } from "@/test/statements/camt";
import { decideLinesAction, undoLineAction, uploadStatementAction } from "./actions";
import { GET as exportMonth } from "./export/route";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

useDatabase();
beforeAll(async () => {
  await signIn(await createPerson({ isSuperuser: true }));
});

const upload = (text: string) => {
  const form = new FormData();
  form.set("file", new File([text], "january.xml"));
  return uploadStatementAction({}, form);
};
const decide = async (fields: Record<string, string | string[]>) => {
  const state = await decideLinesAction({}, formData(fields));
  return { ...state, decided: (state.data as { decided: DecidedLine[] } | undefined)?.decided };
};

it("staff upload a file, look at what would happen, settle what fits, ignore the fee, and undo a mistake", async () => {
  const id = await pendingAccount("growth");
  const invoice = (await accountState(id)).invoices[0]!;
  const file = camtFile({
    lines: [
      { amount: "139.00", text: invoice.number, name: "Petra" },
      { amount: "2.50", side: "DBIT", text: "Fee" },
    ],
  });
  expect(await upload(file)).toMatchObject({
    ok: true,
    data: { replayed: false, settled: 0, statements: [{ lines: 2 }] },
  });
  expect(await upload(file)).toMatchObject({ ok: true, data: { replayed: true } });
  const [paid, fee] = await asSystem((tx) => tx.select().from(bankLines).orderBy(bankLines.id));
  const both = [String(paid!.id), String(fee!.id)];

  const preview = await decide({ decision: "preview", line_id: both });
  expect(preview).toMatchObject({ decided: [{ ok: true }, { ok: false }], ticks: { line_id: both } });
  expect((await accountState(id)).account.status).toBe("pending_payment");

  expect(await decide({ decision: "settle", line_id: both })).toMatchObject({
    decided: [{ ok: true }, { ok: false }],
  });
  expect((await accountState(id)).account).toMatchObject({ status: "active", credits: 2000 });
  expect(await decide({ decision: "ignore", line_id: both[1]!, reason: "Bank fee" })).toMatchObject({
    decided: [{ ok: true }],
  });

  const january = await (await exportMonth(new Request("http://x/?month=2026-01"))).text();
  expect(january).toContain(`139,USD,settled,${invoice.number},${id},0.00`);
  expect(january).toContain("-2.5,USD,ignored");
  expect((await exportMonth(new Request("http://x/?month=January"))).status).toBe(400);

  const [ignored] = await asSystem((tx) =>
    tx.select().from(bankAllocations).where(eq(bankAllocations.lineId, fee!.id)),
  );
  const undone = await undoLineAction(
    {},
    formData({ allocation_id: String(ignored!.id), reason: "Not a fee" }),
  );
  expect(undone).toMatchObject({ ok: true });
  const [again] = await asSystem((tx) => tx.select().from(bankLines).where(eq(bankLines.id, fee!.id)));
  expect(again!.openCents).toBe(-250);
  expect(await brokenInvariants()).toEqual([]);
});

it("a form that is not filled in says what is missing, beside the field", async () => {
  expect(await uploadStatementAction({}, new FormData())).toMatchObject({
    fields: { file: ["Choose a file."] },
  });
  expect(await decide({ decision: "settle" })).toMatchObject({
    fields: { line_id: ["Choose at least one line."] },
  });
  expect(await decide({ decision: "ignore", line_id: "1", reason: "" })).toMatchObject({
    fields: { reason: [expect.anything()] },
  });
  expect(await decide({ decision: "assign", line_id: "1", invoice_numbers: " " })).toMatchObject({
    fields: { invoice_numbers: [expect.stringContaining("invoice number")] },
  });
});

it("a file that can't be read says which line, above the form", async () => {
  expect(await upload(camtFile({ lines: [{ amount: "x" }] }))).toMatchObject({
    code: "statement_unreadable",
    error: expect.stringMatching(/^Line 11: expected an amount/),
  });
});

it("numbers that can't be assigned stay typed, with the lines that stay open ticked and the part unfolded", async () => {
  const file = camtFile({ lines: [{ amount: "7.00", text: "Without a number", name: "Petra" }] });
  await upload(file);
  const lines = await asSystem((tx) =>
    tx.select().from(bankLines).where(eq(bankLines.text, "Without a number")),
  );
  const line = String(lines[0]!.id);
  const fields = {
    decision: "assign",
    line_id: line,
    invoice_numbers: "INV-9-209901-0001, INV-9-209901-0002",
  };
  expect(await decide(fields)).toMatchObject({
    decided: [{ ok: false }],
    ticks: { line_id: [line] },
    values: { decision: "assign", invoice_numbers: "INV-9-209901-0001, INV-9-209901-0002" },
  });
});
