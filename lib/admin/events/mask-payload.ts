/** Words in a field's name that make its value nobody's business in the back office. */
const SECRET =
  /secret|token|password|signature|authorization|card|iban|account_number|routing|cvc|fingerprint|client_reference|^(email|phone|name|line1|line2|postal_code)$|_(email|phone)$|email_address/i;

const MASK = "[hidden]";

/** A provider's payload for human eyes: same shape, and no secret, card or personal detail in it. Pure. */
export function maskPayload(value: unknown, isSecret = false): unknown {
  if (Array.isArray(value)) return value.map((item) => maskPayload(item, isSecret));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, maskPayload(inner, isSecret || SECRET.test(name))]),
    );
  }
  const tellsNothing = value === null || value === "" || typeof value === "boolean";
  return isSecret && !tellsNothing ? MASK : value;
}
