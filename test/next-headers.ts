/**
 * Stands in for `next/headers` in tests of pages and actions, which run outside a request:
 * `vi.mock("next/headers", () => import("@/test/next-headers"))`. What it answers is what the browser sends.
 */
let cookie = "";

/** From now on each request comes with this `Cookie` header. */
export function sendCookie(header: string): void {
  cookie = header;
}

export async function headers(): Promise<Headers> {
  return new Headers({ cookie });
}

export async function cookies() {
  return { getAll: () => cookie.split("; ").filter(Boolean).map(parse) };
}

function parse(pair: string): { name: string; value: string } {
  const [name = "", ...value] = pair.split("=");
  return { name, value: value.join("=") };
}
