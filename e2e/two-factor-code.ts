import { Secret, TOTP } from "otpauth";

/** What an authenticator app with this secret shows now. */
export function codeNow(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate();
}
