import { z } from "zod";

const planSlug = z.string().trim().min(1).max(50).optional();

/** Without a plan it begins on the free trial. */
export const newSandboxInput = z.object({ plan_slug: planSlug });

/** Without an invoice the first open one. */
export const payInSandboxInput = z.object({ invoice_id: z.int().positive().optional() });
