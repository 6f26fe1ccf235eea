/**
 * What tells one WordPress from another: the host in punycode without www, a port that is not the web's own, and the path,
 * upper and lower case told apart. Undefined for what is no address of the web. Pure.
 */
export function bareAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  const isUsual = port === "" || port === "80" || port === "443";
  return `${bareHost(hostname)}${isUsual ? "" : `:${port}`}${tidyPath(pathname)}`;
}

/** Host and path without any port: what may stand once in an account. */
export function hostAndPath(url: string): string {
  const { hostname, pathname } = new URL(url);
  return bareHost(hostname) + tidyPath(pathname);
}

/** Slashes at the end or doubled mean nothing. */
export function tidyPath(pathname: string): string {
  return pathname.replace(/\/{2,}/g, "/").replace(/\/$/, "");
}

function bareHost(hostname: string): string {
  return hostname.replace(/\.$/, "").replace(/^www\.(?=.*\.)/, "");
}
