import type { Guide } from "@/components/docs/guide/guide";
import { BRIDGE } from "./bridge";
import { ERRORS } from "./errors";
import { KEYS } from "./keys";
import { RATE_LIMITS } from "./limits";
import { IDEMPOTENCY, PAGING } from "./lists";
import { SANDBOX } from "./sandbox";
import { WEBHOOKS } from "./webhooks";

/** In the order in which one needs them, after the quick start. */
export const GUIDES: readonly Guide[] = [
  KEYS,
  ERRORS,
  PAGING,
  IDEMPOTENCY,
  RATE_LIMITS,
  WEBHOOKS,
  SANDBOX,
  BRIDGE,
];
