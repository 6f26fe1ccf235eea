import { eq } from "drizzle-orm";
import { asSystem, type CreditPackage, creditPackages, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { StaffAct } from "../staff-act";
import type { PackageForm } from "./input";

export type PackageChange = Omit<PackageForm, "reason">;

/**
 * Makes a package, or edits one. Invoices that are written already keep their price, credits and expiry. Throws not_found,
 * and validation_error for a name that another one has.
 */
export function savePackage(change: PackageChange, act: StaffAct): Promise<CreditPackage> {
  return asSystem(async (tx) => {
    await requireStaff(tx, act, "owner");
    const before = change.id === undefined ? undefined : await lockPackage(tx, change.id);
    const after = await write(tx, change);
    await recordAudit(tx, {
      ...act,
      accountId: null,
      action: before ? "credit_package.edited" : "credit_package.made",
      targetType: "credit_package",
      targetId: after.id,
      before: before && facts(before),
      after: facts(after),
    });
    return after;
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error, "credit_packages_name_once")) throw error;
    throw new AppError("validation_error", { fields: { name: ["Another package has this name."] } });
  });
}

async function lockPackage(tx: Tx, id: number): Promise<CreditPackage> {
  const [found] = await tx.select().from(creditPackages).where(eq(creditPackages.id, id)).for("update");
  if (!found) throw new AppError("not_found");
  return found;
}

async function write(tx: Tx, { id, ...form }: PackageChange): Promise<CreditPackage> {
  const columns = {
    name: form.name,
    credits: form.credits,
    priceCents: form.price,
    expiryDays: form.expiry_days,
    sortOrder: form.sort_order,
    isActive: form.offered.includes("active"),
    offeredOnTrial: form.offered.includes("trial"),
    offeredOnFree: form.offered.includes("free"),
    updatedAt: now(),
  };
  const [row] =
    id === undefined
      ? await tx
          .insert(creditPackages)
          .values({ ...columns, currency: env().CURRENCY, createdAt: now() })
          .returning()
      : await tx.update(creditPackages).set(columns).where(eq(creditPackages.id, id)).returning();
  return row!;
}

function facts({ createdAt: _made, updatedAt: _changed, ...columns }: CreditPackage) {
  return columns;
}
