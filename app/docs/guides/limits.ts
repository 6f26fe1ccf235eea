import type { Guide } from "@/components/docs/guide/guide";
import { LIMITS, type LimitName } from "@/lib/limits";

/** What callers meet, in the order in which they do. */
const WORDS: Partial<Record<LimitName, string>> = {
  default: "Everything that names no other limit",
  content_read: "Reading sites, content and deliveries",
  content_write: "Changing sites and handing over content",
  bridge: "What the WordPress plugin calls",
  billing: "Subscription, invoices and payments",
  auth: "Signing in and renewing tokens",
  auth_strict: "What sends somebody an email",
};

export const RATE_LIMITS: Guide = {
  slug: "limits",
  title: "Limits",
  lead: "How fast you may call, how large a request may be, and how to see both coming.",
  sections: [
    {
      title: "Rate limits",
      blocks: [
        "Limits count per account, so more keys don't mean more requests. An installation can set its own; the headers always tell the truth.",
        {
          table: {
            label: "Rate limits",
            head: ["Limit", "What it covers", "Requests"],
            rows: (Object.keys(WORDS) as LimitName[]).map((name) => [
              `\`${name}\``,
              WORDS[name] ?? "",
              `${LIMITS[name].requests} in ${LIMITS[name].windowSeconds} s`,
            ]),
          },
        },
        {
          list: [
            "`X-Throttle-Limit` and `X-Throttle-Remaining`: requests in this window, and how many are left.",
            "`X-Throttle-Reset`: when the window ends, in Unix seconds.",
            "`Retry-After`: on 429 `throttled`, the seconds to wait.",
            "`X-Credits-Remaining`: on answers to a key, the credits that are available.",
          ],
        },
      ],
    },
    {
      title: "Sizes",
      blocks: [
        {
          list: [
            "A body has at most 1 MiB and 10,000 values: else 413 `payload_too_large` or 400 `validation_error`.",
            "The inventory of a site is sent in batches of up to 500 items.",
            "A list has at most 100 rows a page.",
            "An account has at most 100 working keys and 10 webhook endpoints.",
          ],
        },
      ],
    },
    {
      title: "Limits of the plan",
      blocks: [
        "Sites, seats and credits follow the plan. `GET /account/` says how much is used. Beyond it: 403 `plan_limit_reached` with `limit` and `used`, or 402 `insufficient_credits` with `required` and `available`.",
      ],
    },
  ],
};
