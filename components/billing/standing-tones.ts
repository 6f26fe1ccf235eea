import type { BadgeTone } from "@/components/ui/data/badge";
import type { InvoiceStanding } from "@/lib/invoices/invoice";

/** An invoice's standing, with its colour. */
export const STANDING_TONES: Record<InvoiceStanding, BadgeTone> = {
  open: "warning",
  paid: "success",
  partly_refunded: "neutral",
  refunded: "neutral",
  void: "neutral",
};
