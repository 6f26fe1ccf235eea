import { z } from "zod";
import { now } from "@/lib/clock";
import { formatDecimal } from "@/lib/money";
import type { TopUpStanding } from "./queries";

export const topUpOutput = z.object({
  enabled: z.boolean(),
  /** Null, as the settings below, before anything was set. */
  package_id: z.int().nullable(),
  threshold: z.int().nullable(),
  max_per_month: z.int().nullable(),
  max_amount_per_month: z.string().nullable(),
  currency: z.string().nullable(),
  /** How the next purchase is paid: by the card that renewals are charged to, or by an invoice that is sent. */
  paid_by: z.enum(["card", "invoice"]).nullable(),
  purchases_this_month: z.int(),
  amount_this_month: z.string(),
  /** The invoice that is being charged now. */
  invoice_in_progress: z.int().nullable(),
  paused_until: z.iso.datetime().nullable(),
  failure_reason: z.string().nullable(),
});

export function topUpJson(topUp: TopUpStanding | undefined): z.input<typeof topUpOutput> {
  if (!topUp) return NOTHING_SET;
  const { isEnabled, packageId, threshold, maxPerMonth, maxCentsPerMonth, bought, invoiceId } = topUp;
  const isPaused = topUp.pausedUntil !== null && topUp.pausedUntil > now();
  return {
    ...{ enabled: isEnabled, package_id: packageId, threshold, max_per_month: maxPerMonth },
    ...{ max_amount_per_month: formatDecimal(maxCentsPerMonth), currency: topUp.package.currency },
    paid_by: topUp.hasCard ? "card" : "invoice",
    ...{ purchases_this_month: bought.count, amount_this_month: formatDecimal(bought.cents) },
    invoice_in_progress: invoiceId,
    paused_until: isPaused ? topUp.pausedUntil!.toISOString() : null,
    failure_reason: topUp.failureReason,
  };
}

const NOTHING_SET: z.input<typeof topUpOutput> = {
  ...{ enabled: false, package_id: null, threshold: null, max_per_month: null, max_amount_per_month: null },
  ...{ currency: null, paid_by: null, purchases_this_month: 0, amount_this_month: "0.00" },
  ...{ invoice_in_progress: null, paused_until: null, failure_reason: null },
};
