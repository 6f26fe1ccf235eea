import { z } from "zod";
import { now } from "@/lib/clock";
import { subjectOf } from "./budget-exceeded";
import { nextCalendarMonth } from "./month";
import { type Budget, leftOf } from "./queries";

export const budgetOutput = z.object({
  id: z.int(),
  subject: z.enum(["site", "api_key", "member"]),
  site_id: z.int().nullable(),
  api_key_id: z.int().nullable(),
  user_id: z.int().nullable(),
  /** The site's or key's name, or the member's address. */
  name: z.string(),
  monthly_cap: z.int(),
  spent: z.int(),
  held: z.int(),
  left: z.int(),
  renews_at: z.iso.datetime(),
});

export const budgetListOutput = z.object({ results: z.array(budgetOutput) });

export function budgetJson(budget: Budget): z.input<typeof budgetOutput> {
  const { id, siteId, apiKeyId, userId, name, monthlyCap, spent, held } = budget;
  return {
    ...{ id, subject: subjectOf(budget), name, monthly_cap: monthlyCap, spent, held, left: leftOf(budget) },
    ...{ site_id: siteId, api_key_id: apiKeyId, user_id: userId },
    renews_at: nextCalendarMonth(now()).toISOString(),
  };
}
