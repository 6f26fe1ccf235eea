/** What an entry of an account's timeline is about. Pure. */
export const TIMELINE_KINDS = ["audit", "credits", "invoice", "payment", "mail", "note", "sign-in"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
