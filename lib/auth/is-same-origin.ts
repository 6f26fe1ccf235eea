/** Whether a form was sent by a page of ours. Browsers say where from; what says nothing is no browser. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (!origin) return true;
  return URL.parse(origin)?.host === (headers.get("x-forwarded-host") ?? headers.get("host"));
}
