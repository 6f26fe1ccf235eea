import { asSystem, creditPrices } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { StaffAct } from "../staff-act";
import type { PriceForm } from "./input";

/**
 * What an operation costs from a day on, or from now. What was spent keeps the price it was spent at: that is in the
 * ledger. Throws validation_error for a day that is over, or that has a price already.
 */
export function setPrice({ from, ...price }: Omit<PriceForm, "reason">, act: StaffAct): Promise<void> {
  const effectiveFrom = from === "" ? now() : new Date(`${from}T00:00:00Z`);
  if (from !== "" && effectiveFrom < now())
    throw refused("A price can't change what is over. Give a day that is ahead.");
  return asSystem(async (tx) => {
    await requireStaff(tx, act, "owner");
    const [row] = await tx
      .insert(creditPrices)
      .values({ ...price, effectiveFrom, createdAt: now() })
      .returning();
    await recordAudit(tx, {
      ...act,
      accountId: null,
      action: "credit_price.set",
      targetType: "credit_price",
      targetId: row!.id,
      after: { ...price, effective_from: effectiveFrom.toISOString() },
    });
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, "credit_prices_once_a_date")
      ? refused("That day has a price already.")
      : error;
  });
}

function refused(message: string): AppError {
  return new AppError("validation_error", { fields: { from: [message] } });
}
