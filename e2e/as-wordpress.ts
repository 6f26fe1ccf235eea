import { type APIRequestContext, expect } from "@playwright/test";

const VERSIONS = { wp_version: "6.8.3", php_version: "8.3.14", plugin_version: "1.0.0" };

interface Kind {
  type: string;
  status: string;
  count: number;
}

/** Calls the API with that key as the plugin on that domain does. */
export function asWordPress(request: APIRequestContext, key: string, domain: string) {
  const siteUrl = `https://${domain}`;
  const call = async (method: "POST" | "PUT", path: string, data: object) => {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await request.fetch(path, { method, headers, data });
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()).data;
  };
  return {
    /** Answers when it was heard, in ISO 8601. */
    heartbeat: async (): Promise<string> => {
      const told = { site_url: siteUrl, ...VERSIONS, post_types: ["page", "post"] };
      return (await call("POST", "/api/v1/bridge/heartbeat/", told)).last_heartbeat_at;
    },
    /** So many new entries of each kind. */
    sendContent: async (kinds: Kind[]): Promise<void> => {
      const items = entriesOf(kinds, siteUrl);
      const answer = await call("PUT", "/api/v1/bridge/content/", { items });
      expect(answer).toEqual({
        created: items.length,
        updated: 0,
        unchanged: 0,
        revision: expect.any(Number),
        deliveries_waiting: 0,
      });
    },
  };
}

function entriesOf(kinds: Kind[], siteUrl: string): object[] {
  return kinds
    .flatMap(({ type, status, count }) => Array.from({ length: count }, () => ({ type, status })))
    .map((kind, index) => ({
      ...kind,
      wp_id: index + 1,
      title: `Entry ${index + 1}`,
      url: `${siteUrl}/?p=${index + 1}`,
      modified_at: "2026-01-05T08:00:00Z",
    }));
}
