/** What the forms of keys offer. Apart from form-input.ts, whose zod would travel to the browser with them. */
export const LIFETIMES_DAYS = [30, 90, 365] as const;
export const GRACE_HOURS = [0, 1, 24, 168] as const;
