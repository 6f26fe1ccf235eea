import { PAGE_KINDS } from "./page-kinds.generated";

/**
 * How a page is made, and who it is for. `static`: the same for everybody, made at build time, so its inline scripts
 * can't carry a nonce. `signed_in`: a visitor is sent to /login. `dynamic`: everything else, and what we don't know.
 */
export type PageKind = "static" | "signed_in" | "dynamic";

const kinds = new Map<string, PageKind>(PAGE_KINDS);

export function pageKind(pathname: string): PageKind {
  return kinds.get(pathname.split("/")[1] ?? "") ?? "dynamic";
}
