/** Words of API keys. Pure. */
export const API_KEY_SCOPES = ["bridge:read", "bridge:write", "credits:read", "credits:write"] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];
