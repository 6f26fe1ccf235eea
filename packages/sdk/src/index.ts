export { createClient, type Igny8, type Igny8Options } from "./client.js";
export { Igny8Error, type Igny8ErrorCode, Igny8NetworkError } from "./errors.js";
export type { components, paths } from "./schema.generated.js";
export { type Igny8Event, verifyWebhook, WebhookVerificationError } from "./webhooks.js";
