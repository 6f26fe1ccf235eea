/**
 * What each endpoint of Stripe's API that we use takes, from its reference (docs.stripe.com/api). A parameter that is not
 * here is refused, as Stripe refuses it. `*` stands for a name or an index that the caller chooses.
 */
const STRIPE_PARAMETERS: Record<string, readonly string[]> = {
  "POST /v1/customers": ["name", "email", "metadata[*]", "description", "phone"],
  "POST /v1/customers/*": [
    "name",
    "email",
    "address[*]",
    "invoice_settings[custom_fields]",
    "invoice_settings[custom_fields][*][name]",
    "invoice_settings[custom_fields][*][value]",
  ],
  "GET /v1/customers/*/tax_ids": ["limit"],
  "POST /v1/customers/*/tax_ids": ["type", "value"],
  "DELETE /v1/customers/*/tax_ids/*": [],
  "DELETE /v1/customers/*": [],
  "GET /v1/customers/*": ["expand[*]"],
  "GET /v1/prices": ["lookup_keys[*]", "active", "limit", "starting_after"],
  "POST /v1/prices": [
    "currency",
    "unit_amount",
    "lookup_key",
    "nickname",
    "product",
    "recurring[interval]",
    "recurring[interval_count]",
    "product_data[name]",
    "metadata[*]",
  ],
  "POST /v1/checkout/sessions": [
    "mode",
    "customer",
    "client_reference_id",
    "success_url",
    "cancel_url",
    "expires_at",
    "metadata[*]",
    "line_items[*][price]",
    "line_items[*][quantity]",
    "line_items[*][price_data][currency]",
    "line_items[*][price_data][unit_amount]",
    "line_items[*][price_data][product_data][name]",
    "subscription_data[metadata][*]",
    "payment_intent_data[metadata][*]",
  ],
  "GET /v1/checkout/sessions/*": ["expand[*]"],
  "POST /v1/checkout/sessions/*/expire": [],
  "GET /v1/subscriptions/*": ["expand[*]"],
  "POST /v1/subscriptions/*": [
    "cancel_at_period_end",
    "proration_behavior",
    "trial_end",
    "pause_collection",
    "pause_collection[behavior]",
    "pause_collection[resumes_at]",
    "items[*][id]",
    "items[*][price]",
    "metadata[*]",
  ],
  "DELETE /v1/subscriptions/*": ["invoice_now", "prorate"],
  "GET /v1/invoices": ["subscription", "status", "limit", "customer", "starting_after"],
  "GET /v1/invoices/*": ["expand[*]"],
  "POST /v1/invoices/*/void": [],
  "POST /v1/invoices/*/finalize": ["auto_advance"],
  "GET /v1/invoice_payments": ["invoice", "status", "limit", "payment[type]", "payment[payment_intent]"],
  "GET /v1/payment_intents/*": ["expand[*]"],
  "GET /v1/payment_intents": ["customer", "limit", "starting_after", "created[gte]"],
  "POST /v1/payment_intents": [
    "customer",
    "payment_method",
    "amount",
    "currency",
    "description",
    "metadata[*]",
    "off_session",
    "confirm",
    "automatic_payment_methods[enabled]",
    "automatic_payment_methods[allow_redirects]",
  ],
  "POST /v1/payment_intents/*/cancel": ["cancellation_reason"],
  "POST /v1/refunds": ["payment_intent", "amount", "reason", "metadata[*]"],
  "GET /v1/refunds": ["payment_intent", "charge", "limit"],
  "GET /v1/disputes": ["payment_intent", "charge", "limit"],
  "GET /v1/disputes/*": ["expand[*]"],
  "POST /v1/billing_portal/sessions": ["customer", "return_url"],
};

/** The endpoint's own spelling, such as "GET /v1/invoices/*"; undefined when Stripe has none like it here. */
export function endpointOf(method: string, path: string): string | undefined {
  const exact = `${method} ${path}`;
  if (STRIPE_PARAMETERS[exact]) return exact;
  const withVerb = `${method} ${path.replace(/\/[^/]+(?=\/[a-z]+$)/, "/*")}`;
  if (STRIPE_PARAMETERS[withVerb]) return withVerb;
  const withId = `${method} ${path.replace(/\/[^/]+$/, "/*")}`;
  if (STRIPE_PARAMETERS[withId]) return withId;
  const withIds = `${method} ${path.replace(/\/[a-z]+_\d+(?=\/|$)/g, "/*")}`;
  return STRIPE_PARAMETERS[withIds] ? withIds : undefined;
}

/** The first parameter that the endpoint does not know. */
export function unknownParameter(endpoint: string, names: Iterable<string>): string | undefined {
  const known = (STRIPE_PARAMETERS[endpoint] ?? []).map(
    (pattern) =>
      new RegExp(
        `^${pattern
          .split("*")
          .map((part) => part.replace(/[[\]]/g, "\\$&"))
          .join("[^\\]]+")}$`,
      ),
  );
  for (const name of names) if (!known.some((pattern) => pattern.test(name))) return name;
  return undefined;
}
