/** How long what is personal is kept, in days. The privacy page states the same numbers: a test compares. Pure. */
export const LETTER_DAYS = 90;
export const EVENT_PAYLOAD_DAYS = 90;
/** Of one that could not be applied, which somebody may still replay. */
export const FAILED_PAYLOAD_DAYS = 365;
/** What one of our team asked another to approve, once that is decided. */
export const APPROVAL_DAYS = 365;
/** Invoices, payments and refunds of an account that was deleted: tax law wants up to ten years. */
export const BOOKS_DAYS = 3653;
/** What people and staff did outside any account. */
export const PERSONAL_AUDIT_DAYS = 365;
/** That a mailbox has had its trial, as a hash. */
export const TRIAL_DAYS = 730;
