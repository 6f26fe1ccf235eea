/**
 * How a page is made, and who it is for. `static`: the same for everybody, made at build time, so its inline scripts
 * can't carry a nonce. `signed_in`: a visitor is sent to /login. `dynamic`: everything else, and what we don't know.
 */
export type PageKind = "static" | "signed_in" | "dynamic";

/** app/(marketing) and app/docs; test/api/edge.test.ts compares this with the folders. */
const STATIC_PAGES = ["", "pricing", "contact", "terms", "privacy", "docs"];
const SIGNED_IN_PAGES = ["payment", "sites", "usage", "api-keys", "team", "billing", "settings", "admin"];

export function pageKind(pathname: string): PageKind {
  const first = pathname.split("/")[1] ?? "";
  if (STATIC_PAGES.includes(first)) return "static";
  return SIGNED_IN_PAGES.includes(first) ? "signed_in" : "dynamic";
}
