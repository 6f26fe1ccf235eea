/** Words of webhooks. Pure. `failed`: all its tries are used up. */
export const WEBHOOK_MESSAGE_STATUSES = ["pending", "succeeded", "failed"] as const;

/** Why an endpoint is switched off: by a person, after days of failure, or because it answered 410 Gone. */
export const WEBHOOK_OFF_REASONS = ["person", "failing", "gone"] as const;

export type WebhookOffReason = (typeof WEBHOOK_OFF_REASONS)[number];
