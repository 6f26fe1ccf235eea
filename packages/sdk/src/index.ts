export { createClient, type Igny8, type Igny8Options } from "./client";
export { Igny8Error, Igny8NetworkError } from "./errors";
export type { components, paths } from "./schema.generated";
export { verifyWebhook, WebhookVerificationError } from "./webhooks";
