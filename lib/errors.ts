import { isDatabaseAway } from "./database-away";

/** One error type, one catalogue. Two translators read it: lib/api (HTTP envelope) and lib/actions (form state). */

/** code -> HTTP status and the public sentence shown when the thrower gives none of its own. */
export const ERROR_CATALOGUE = {
  invalid_request: [400, "This is not a valid HTTP request."],
  headers_too_large: [431, "The address or the headers are too long."],
  invalid_json: [400, "The request body is not valid JSON."],
  validation_error: [400, "Some fields are not valid. See `errors` for each of them."],
  invalid_cursor: [400, "That cursor is not valid. Start again without one."],
  idempotency_key_required: [400, "Send an Idempotency-Key header: 1 to 255 visible ASCII characters."],
  invalid_idempotency_key: [400, "Idempotency-Key must be 1 to 255 visible ASCII characters."],
  amount_mismatch: [400, "The amount is not the amount of the invoice."],
  plan_not_payable: [400, "That plan has no price, so there is nothing to pay."],
  invalid_token: [400, "This link is not valid or has expired. Ask for a new one."],
  statement_unreadable: [
    400,
    "That file is not a statement that can be read. See which line, and what was expected.",
  ],
  weak_password: [400, "Choose a stronger password."],
  unauthenticated: [401, "Send valid credentials as `Authorization: Bearer <token>`."],
  invalid_credentials: [401, "Wrong email address or password."],
  invalid_refresh_token: [401, "That refresh token is no longer valid. Sign in again."],
  two_factor_required: [401, "Enter the code from your authenticator app."],
  no_plan: [402, "This account has no plan. Choose one under Billing."],
  plan_inactive: [402, "This account's plan is no longer available. Choose another one under Billing."],
  insufficient_credits: [402, "Not enough credits for this operation."],
  budget_exceeded: [
    402,
    "That is more than is left of this month's budget. Raise it, or wait until it renews.",
  ],
  forbidden: [403, "Your role does not allow this. Ask an owner or admin of your account."],
  approval_required: [403, "A second person of our team has to approve this first."],
  insufficient_scope: [403, "This API key does not have the scope this needs."],
  address_not_allowed: [403, "This API key can't be used from this address."],
  account_required: [403, "This needs an account, and these credentials have none."],
  account_suspended: [403, "This account is suspended. Settle it under Billing, or contact us."],
  account_cancelled: [403, "This account is cancelled. Contact us to open it again."],
  session_auth_not_allowed: [403, "Session auth not allowed for API"],
  second_factor_not_set_up: [
    403,
    "Two-factor sign-in is required of superusers here. Switch it on in the browser first.",
  ],
  password_confirmation_required: [
    403,
    "Confirm your password first: it was last typed more than 30 minutes ago.",
  ],
  view_as_read_only: [403, "You are viewing as the tenant: nothing can be changed. End the view first."],
  feature_not_in_plan: [403, "Your plan does not include this."],
  plan_limit_reached: [403, "Your plan's limit is reached. Upgrade to add more."],
  api_key_limit_reached: [
    403,
    "This account has as many API keys as it can. Revoke one that is no longer needed.",
  ],
  webhook_endpoint_limit_reached: [
    403,
    "This account has as many webhook endpoints as it can. Delete one you no longer need.",
  ],
  plan_not_self_service: [403, "That plan is arranged with our team. Contact us."],
  email_not_verified: [403, "Confirm your email address first. We have sent you a link."],
  site_read_only: [
    403,
    "This site is read-only on your current plan. Upgrade, or choose which sites stay active.",
  ],
  not_found: [404, "There is nothing here, or it is not yours."],
  method_not_allowed: [405, "That method is not allowed here. See the Allow header."],
  conflict: [409, "That conflicts with what is already there."],
  email_taken: [409, "There is already an account with this email address."],
  site_exists: [409, "This account already has a site with that address."],
  site_identity_conflict: [
    409,
    "Another WordPress is connected as this site. Decide on the site's page whether it moved or one is a copy.",
  ],
  sector_exists: [409, "This site already has a sector with that name."],
  already_refunded: [409, "That has been refunded already."],
  reservation_expired: [
    409,
    "That reservation's time is over, and its credits are free again. Reserve again.",
  ],
  invalid_state: [409, "That is not possible in the current state."],
  outcome_unknown: [
    409,
    "The payment provider's answer did not arrive, so we don't know yet whether this was done. Ask again for the same: nothing is done twice.",
  ],
  payment_in_progress: [409, "A payment is being taken at this moment. Try again in a few minutes."],
  last_owner: [409, "An account needs at least one owner. Make somebody else owner first."],
  idempotency_conflict: [409, "This Idempotency-Key was used with a different request."],
  idempotency_in_progress: [
    409,
    "The first request with this Idempotency-Key is still running. Try again shortly.",
  ],
  payment_reference_used: [409, "This payment reference was used for another account or amount."],
  payload_too_large: [413, "The request body is larger than 1 MiB."],
  unsupported_media_type: [415, "Send the body as application/json."],
  throttled: [429, "Too many requests. Try again after the seconds in Retry-After."],
  internal_error: [
    500,
    "Something went wrong on our side. Try again. If it keeps happening, send us the request ID.",
  ],
  service_unavailable: [503, "We can't do this right now. Try again in a few seconds."],
  provider_unavailable: [
    502,
    "The payment provider does not answer. Nothing was charged. Try again in a moment.",
  ],
  payment_method_unavailable: [503, "This payment method is not available here. Choose another one."],
  signup_unavailable: [503, "Sign-up is closed for the moment. Please try again later."],
  not_ready: [503, "Not ready yet."],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
export type FieldErrors = Record<string, string[]>;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fields: FieldErrors | undefined;
  /** More facts for the answer's top level, such as `expected` or `required`. Never secrets. */
  readonly details: Record<string, unknown> | undefined;

  constructor(
    code: ErrorCode,
    options: {
      message?: string;
      fields?: FieldErrors;
      details?: Record<string, unknown>;
      cause?: unknown;
    } = {},
  ) {
    super(options.message ?? ERROR_CATALOGUE[code][1], { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.status = ERROR_CATALOGUE[code][0];
    this.fields = options.fields;
    this.details = options.details;
  }
}

/** What is told of any error: a database that is away is a matter of time, and anything else unforeseen is our fault. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(isDatabaseAway(error) ? "service_unavailable" : "internal_error", { cause: error });
}

/** PostgreSQL's unique_violation on the named constraint: how an idempotency promise reports a repetition. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const cause = pgError(error);
  return cause?.code === "23505" && (constraint === undefined || cause.constraint === constraint);
}

/** PostgreSQL's code of an error; undefined for any other kind. */
export function sqlStateOf(error: unknown): string | undefined {
  return pgError(error)?.code;
}

function pgError(error: unknown): { code: string; constraint?: unknown } | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code)) {
    return { code: error.code, constraint: "constraint" in error ? error.constraint : undefined };
  }
  return pgError(error.cause);
}
