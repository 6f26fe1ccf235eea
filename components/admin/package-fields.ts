import type { CreditPackage } from "@/db";
import { formatDecimal } from "@/lib/money";
import type { ActField } from "./act-form";

/** The form of a package, filled in where there is one. */
export function packageFields(found: CreditPackage | undefined): ActField[] {
  const offers = [
    { value: "active", label: "Sold" },
    { value: "trial", label: "Also on trial" },
    { value: "free", label: "Also on plans without a price" },
  ];
  return [
    { name: "name", label: "Name", defaultValue: found?.name },
    { name: "credits", label: "Credits", type: "number", defaultValue: text(found?.credits) },
    { name: "price", label: "Price", defaultValue: found && formatDecimal(found.priceCents) },
    {
      name: "expiry_days",
      label: "Expires after days",
      type: "number",
      optional: true,
      hint: "Counted from the payment. Empty: the credits don't expire.",
      defaultValue: text(found?.expiryDays),
    },
    { name: "sort_order", label: "Order", type: "number", defaultValue: text(found?.sortOrder ?? 0) },
    { name: "offered", label: "Offered", type: "boxes", options: offers, ticked: tickedOf(found) },
    { name: "reason", label: "Reason", type: "reason" },
  ];
}

function tickedOf(found: CreditPackage | undefined): string[] {
  const { isActive = true, offeredOnTrial = false, offeredOnFree = true } = found ?? {};
  const offers = [
    ["active", isActive] as const,
    ["trial", offeredOnTrial] as const,
    ["free", offeredOnFree] as const,
  ];
  return offers.flatMap(([name, is]) => (is ? [name] : []));
}

function text(value: number | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}
