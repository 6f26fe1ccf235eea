import { z } from "zod";
import { BILLING_INTERVALS } from "@/db/words";
import { lineInput } from "@/lib/text/line-input";

export const changePlanInput = z.object({
  plan_slug: lineInput(100),
  billing_interval: z.enum(BILLING_INTERVALS).optional(),
  keep_site_ids: z.array(z.int().min(1).max(Number.MAX_SAFE_INTEGER)).max(1000).optional(),
});

export const cancelInput = z.object({ reason: lineInput(500).optional() });
