/** How long events and the log of their webhooks are kept, in days. Pure. */
export const EVENT_DAYS = 30;
