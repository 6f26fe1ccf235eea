import { z } from "zod";
import { API_KEY_SCOPES } from "@/db/words";
import { lineInput } from "@/lib/text/line-input";
import { instantInput } from "@/lib/time/instant-input";
import { DEFAULT_SCOPES, MAX_GRACE_SECONDS } from "./api-key";

const name = lineInput(100);

export const createApiKeyInput = z.object({
  name: name.default("API key"),
  /** Left out or null: the key is for every site of the account. */
  site_id: z.int().min(1).nullable().optional(),
  scopes: z
    .array(z.enum(API_KEY_SCOPES))
    .min(1)
    .max(API_KEY_SCOPES.length)
    .default([...DEFAULT_SCOPES]),
  expires_at: instantInput.nullable().optional(),
});

export const rotateApiKeyInput = z.object({
  /** The old key works this much longer. */
  grace_seconds: z.int().min(0).max(MAX_GRACE_SECONDS).default(0),
});
