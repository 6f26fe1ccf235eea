/** What happens to an account that other software may want to hear of, by group (docs/contract.md, section 8). Pure. */
export const EVENT_TYPES = [
  "account.created",
  "account.updated",
  "account.status_changed",
  "account.plan_changed",
  "subscription.created",
  "subscription.status_changed",
  "subscription.cancelled",
  "subscription.resumed",
  "invoice.created",
  "invoice.paid",
  "invoice.voided",
  "payment.pending",
  "payment.processing",
  "payment.succeeded",
  "payment.failed",
  "payment.refunded",
  "payment.disputed",
  "payment.kept",
  "credits.low",
  "credits.consumed",
  "site.created",
  "site.updated",
  "site.deleted",
  "connection.created",
  "delivery.queued",
  "delivery.awaiting_approval",
  "delivery.delivered",
  "delivery.failed",
  "delivery.cancelled",
  "delivery.rejected",
  "member.invited",
  "member.joined",
  "member.role_changed",
  "member.removed",
  "member.left",
  "key.created",
  "key.updated",
  "key.rotated",
  "key.revoked",
  "webhook.test",
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** "invoice.*" and its like: every event of a group, those of later versions too. */
export const EVENT_GROUPS = [...new Set(EVENT_TYPES.map((type) => type.split(".")[0]!))]
  .filter((group) => group !== "webhook")
  .map((group) => `${group}.*` as const);
