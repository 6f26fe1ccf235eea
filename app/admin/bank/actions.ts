"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { decideLinesForm, endRuleForm, undoLineForm, uploadForm } from "@/lib/bank-statements/input";
import { undoAllocation } from "@/lib/bank-statements/ledger/undo-allocation";
import { decideLines, type LinesVerdict } from "@/lib/bank-statements/match/decide-lines";
import { receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { importedJson } from "@/lib/bank-statements/output";
import { endRule } from "@/lib/bank-statements/rules/end-rule";

export const uploadStatementAction = superuserAction(
  { schema: uploadForm },
  async ({ input: { file }, by: { actor, requestId } }) => {
    const open = () => file.stream() as unknown as AsyncIterable<Uint8Array>;
    const imported = await receiveStatement({
      name: file.name,
      open,
      actor,
      requestId,
    });
    revalidatePath("/admin/bank");
    return { ok: true as const, data: importedJson(imported) };
  },
);

export const decideLinesAction = superuserAction(
  { schema: decideLinesForm },
  async ({ input: { line_id: lineIds, ...input }, by }) => {
    const decided = await decideLines(lineIds, verdictOf(input), by);
    if (input.decision !== "preview") revalidatePath("/admin", "layout");
    const data = { decision: input.decision, decided };
    if (input.decision === "preview")
      return { ok: true as const, data, ticks: { line_id: lineIds.map(String) } };
    const left = decided.filter(({ ok }) => !ok).map(({ lineId }) => String(lineId));
    return {
      ok: true as const,
      data,
      ticks: { line_id: left },
      values: left.length > 0 ? typedIn(input) : {},
    };
  },
);

export const undoLineAction = superuserAction(
  { schema: undoLineForm },
  async ({ input: { allocation_id: id, reason }, by }) => {
    await undoAllocation(id, reason, by);
    revalidatePath("/admin", "layout");
  },
);

export const endRuleAction = superuserAction(
  { schema: endRuleForm },
  async ({ input: { rule_id: id }, by }) => {
    await endRule(id, by);
    revalidatePath("/admin/bank", "layout");
  },
);

/** What was typed for lines that stay open, as the form sent it. */
function typedIn({
  decision,
  ...input
}: Omit<z.output<typeof decideLinesForm>, "line_id">): Record<string, string> {
  const { invoice_numbers: numbers, ...rest } = input as {
    invoice_numbers?: string[];
    reason?: string;
    always?: string;
  };
  return { decision, ...rest, ...(numbers && { invoice_numbers: numbers.join(", ") }) };
}

function verdictOf(input: Omit<z.output<typeof decideLinesForm>, "line_id">): LinesVerdict {
  const { invoice_numbers: numbers, ...rest } = input as typeof input & { invoice_numbers?: string[] };
  return (numbers ? { ...rest, numbers } : rest) as LinesVerdict;
}
