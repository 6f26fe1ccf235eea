/** How long the log of API requests is kept, in days. Pure. */
export const REQUEST_DAYS = 14;
