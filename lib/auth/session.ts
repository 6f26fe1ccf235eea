/** Words of sessions: a browser's, or the refresh family of an API client. Pure. */
export const SESSION_KINDS = ["browser", "api"] as const;
export const USER_TOKEN_PURPOSES = ["verify_email", "reset_password", "change_email"] as const;
export type UserTokenPurpose = (typeof USER_TOKEN_PURPOSES)[number];
