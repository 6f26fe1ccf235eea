/** How long events, with the log of their webhooks, and the log of API requests are kept, in days. Pure. */
export const EVENT_DAYS = 30;
export const REQUEST_DAYS = 14;
