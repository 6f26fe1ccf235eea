export { createClient, type Igny8, type Igny8Options } from "./client.js";
export { Igny8Error, Igny8NetworkError } from "./errors.js";
export type { components, paths } from "./schema.generated.js";
export { verifyWebhook, WebhookVerificationError } from "./webhooks.js";
