/** What `next/headers` answers in a request that came with this `Cookie` header, asked anew each time. */
export function nextHeaders(cookie: () => string) {
  return {
    headers: async () => new Headers({ cookie: cookie() }),
    cookies: async () => ({ getAll: () => cookie().split("; ").filter(Boolean).map(parse) }),
  };
}

function parse(pair: string): { name: string; value: string } {
  const [name = "", ...value] = pair.split("=");
  return { name, value: value.join("=") };
}
