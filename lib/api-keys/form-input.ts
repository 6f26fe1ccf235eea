import { z } from "zod";
import { API_KEY_SCOPES } from "@/db/words";
import { addDays } from "@/lib/time/days";
import { createApiKeyInput } from "./input";

const id = z.coerce.number().int().min(1);
const whole = (max: number) => z.coerce.number().int().min(0).max(max);

/** One address or network a line, or with commas between them; none stands for anywhere, "" for no limit. */
const limits = {
  allowed_addresses: z
    .string()
    .max(3000)
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  rate_limit_per_minute: z
    .literal("")
    .transform(() => null)
    .or(z.coerce.number().int().min(1).max(100_000))
    .default(null),
};

/** The form's words for `createApiKeyInput`: "" stands for every site, and for no end. */
export const createKeyForm = z.object({
  name: createApiKeyInput.shape.name.unwrap(),
  site_id: z.literal("").or(id).default(""),
  // One that is ticked alone comes as a text, and none not at all.
  scopes: z.union([z.enum(API_KEY_SCOPES).transform((scope) => [scope]), z.array(z.enum(API_KEY_SCOPES))], {
    error: "Choose at least one.",
  }),
  lifetime_days: z.literal("").or(whole(3650)).default(""),
  ...limits,
});

export const keyIdForm = z.object({ api_key_id: id });

export const limitKeyForm = keyIdForm.extend(limits);

export const rotateKeyForm = keyIdForm.extend({ grace_hours: whole(720).default(0) });

export function expiryOf(lifetimeDays: number | "", at: Date): Date | null {
  return lifetimeDays === "" || lifetimeDays === 0 ? null : addDays(at, lifetimeDays);
}
