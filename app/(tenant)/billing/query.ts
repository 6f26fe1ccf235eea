import { z } from "zod";
import { DONE } from "@/components/billing/done-words";
import { BILLING_INTERVALS } from "@/db/words";
import { textParam } from "@/lib/page-params";

/** What the address of /billing says. */
export const query = z.object({
  interval: z.enum(BILLING_INTERVALS).optional().catch(undefined),
  /** Where the older invoices and payments begin. */
  invoices: textParam,
  payments: textParam,
  done: z.enum(DONE).optional().catch(undefined),
});
