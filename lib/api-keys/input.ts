import { z } from "zod";
import { API_KEY_SCOPES } from "@/db/words";
import { lineInput } from "@/lib/text/line-input";
import { instantInput } from "@/lib/time/instant-input";
import { MAX_KEY_GRACE_SECONDS } from "./api-key";

const name = lineInput(100);
/** Addresses and networks in CIDR notation, IPv4 and IPv6; null or none: from anywhere. */
const allowed_addresses = z.array(z.string().trim().min(1).max(50)).max(50).nullable().optional();
/** Requests a minute; null: as many as the account may. */
const rate_limit_per_minute = z.int().min(1).max(100_000).nullable().optional();

/** What a key that makes a key leaves out, it hands on as it has it itself. */
export const createApiKeyInput = z.object({
  name: name.default("API key"),
  /** Left out or null: the key is for every site of the account. */
  site_id: z.int().min(1).nullable().optional(),
  /** Left out: those that the WordPress plugin and spending need. */
  scopes: z.array(z.enum(API_KEY_SCOPES)).min(1).max(API_KEY_SCOPES.length).optional(),
  allowed_addresses,
  rate_limit_per_minute,
  expires_at: instantInput.nullable().optional(),
});

export const updateApiKeyInput = z
  .object({
    name: name.optional(),
    allowed_addresses,
    rate_limit_per_minute,
    /** The caller answers for the key from now on, in place of who made it: only a person can. */
    take_over: z.literal(true).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Send at least one field to change.");

export const rotateApiKeyInput = z.object({
  /** The old key works this much longer. */
  grace_seconds: z.int().min(0).max(MAX_KEY_GRACE_SECONDS).default(0),
});
