/**
 * A request on a connection of its own. Running PHP blocks this process, which then does not see that the other side
 * has closed a connection kept alive, and the next request on it would fail.
 */
export function fetchOnce(url: string, options: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...options, headers: { ...options.headers, Connection: "close" } });
}
