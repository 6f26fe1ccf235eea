import { asc, eq, inArray, sql } from "drizzle-orm";
import { type BankLine, bankAllocations, bankLines, type Tx } from "@/db";
import type { AllocationKind } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

/** Who of the staff, or which job, gives money its place. */
export interface By {
  actor: string;
  actorUserId?: number;
  requestId?: string;
}

interface Place {
  kind: AllocationKind;
  /** Of the line's sign, and no more than is open of it. */
  amountCents: number;
  chargesCents?: number;
  paymentId?: number;
  madePayment?: boolean;
  ruleId?: number;
  reason: string;
}

/** Locks lines in one order, so that those who decide about the same ones wait for each other. Throws `not_found`. */
export async function lockLines(tx: Tx, lineIds: readonly number[]): Promise<BankLine[]> {
  const wanted = [...new Set(lineIds)];
  const lines = await tx
    .select()
    .from(bankLines)
    .where(inArray(bankLines.id, wanted))
    .orderBy(asc(bankLines.id))
    .for("update");
  if (lines.length !== wanted.length) throw new AppError("not_found");
  return lines;
}

/** The one writer of where a line's money has gone. The caller holds the line; more than is open, the table refuses. */
export async function allocate(tx: Tx, line: Pick<BankLine, "id">, place: Place, by: By): Promise<void> {
  await tx.insert(bankAllocations).values({
    ...place,
    lineId: line.id,
    actor: by.actor,
    decidedByUserId: by.actorUserId,
    createdAt: now(),
  });
  await tx
    .update(bankLines)
    .set({ openCents: sql`${bankLines.openCents} - ${place.amountCents}::bigint` })
    .where(eq(bankLines.id, line.id));
}

/** Nothing of it has a place yet. Throws `invalid_state`. */
export function requireOpen(line: BankLine): void {
  if (line.openCents === 0)
    throw new AppError("invalid_state", { message: "This line has its place already. Undo that first." });
}
