import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isPublicHost } from "./public-address";

/**
 * The address as it is kept: https, nothing before its host, nothing after `#`, and no host that can only be a private one.
 * What a name leads to is looked at when it is connected to (sending/post.ts). Throws validation_error (`url`).
 */
export function requireEndpointUrl(typed: string): string {
  const url = parse(typed.trim());
  const isAny = env().WEBHOOK_TARGETS === "any";
  if (!url || (url.protocol !== "https:" && !(isAny && url.protocol === "http:")))
    throw invalid("Use an address that starts with https://.");
  if (url.username || url.password) throw invalid("Leave the user name and password out of the address.");
  if (!isAny && !isPublicHost(url.hostname))
    throw invalid("Use an address that can be reached from the internet.");
  url.hash = "";
  return url.href;
}

function parse(typed: string): URL | undefined {
  return URL.canParse(typed) ? new URL(typed) : undefined;
}

function invalid(message: string): AppError {
  return new AppError("validation_error", { fields: { url: [message] } });
}
