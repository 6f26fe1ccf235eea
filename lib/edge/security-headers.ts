/** What every page carries (docs/contract.md, section 5). Without a nonce: the policy of pages made at build time. */
export function securityHeaders(settings: {
  nonce?: string;
  https: boolean;
  dev: boolean;
}): [string, string][] {
  const headers: [string, string][] = [
    ["Content-Security-Policy", contentSecurityPolicy(settings)],
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Permissions-Policy", PERMISSIONS],
    ["Cross-Origin-Opener-Policy", "same-origin"],
  ];
  return settings.https ? [...headers, ["Strict-Transport-Security", STRICT_TRANSPORT]] : headers;
}

const PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
const STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

/** No foreign origin anywhere. Charts and menus place themselves by style attributes, hence inline styles. */
export function contentSecurityPolicy({
  nonce,
  https,
  dev,
}: {
  nonce?: string;
  https: boolean;
  dev: boolean;
}) {
  const scripts = nonce ? `'self' 'nonce-${nonce}' 'strict-dynamic'` : "'self' 'unsafe-inline'";
  return [
    "default-src 'self'",
    `script-src ${scripts}${dev ? " 'unsafe-eval'" : ""}`, // React's development build rebuilds stacks with eval.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
