import { z } from "zod";
import { ACCOUNT_STATUSES } from "@/db/words";
import type { Sandbox } from "./find-sandbox";
import type { MadeSandbox } from "./first-key";

/** What the API says of a sandbox; `account_id` is its own. */
export const sandboxOutput = z.object({
  account_id: z.int(),
  live_account_id: z.int(),
  name: z.string(),
  status: z.enum(ACCOUNT_STATUSES),
  plan: z.object({ slug: z.string(), name: z.string() }).nullable(),
  credits: z.int(),
  trial_ends_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
});

/** The one answer that holds the key. */
export const newSandboxOutput = sandboxOutput.extend({ api_key: z.string() });

export const sandboxDeletedOutput = z.object({ deleted: z.literal(true) });

export function sandboxJson({ account, plan }: Sandbox): z.input<typeof sandboxOutput> {
  return {
    account_id: account.id,
    live_account_id: account.sandboxOf!,
    name: account.name,
    status: account.status,
    plan: plan && { slug: plan.slug, name: plan.name },
    credits: account.credits,
    trial_ends_at: account.trialEndsAt?.toISOString() ?? null,
    created_at: account.createdAt.toISOString(),
  };
}

export function newSandboxJson(made: MadeSandbox): z.input<typeof newSandboxOutput> {
  return { ...sandboxJson(made), api_key: made.key };
}
