/** Guards app/mcp/, lib/mcp/. */
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as mcp from "@/app/mcp/route";
import { asSystem, auditEvents, creditTransactions } from "@/db";
import type { ApiKeyScope } from "@/db/words";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { keyFor, siteFor } from "@/test/api/world";
import { type Account, createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";

useDatabase();

let acme: Account;
let strangers: Account;

beforeAll(async () => {
  acme = await createAccount({ plan: "enterprise" });
  strangers = await createAccount({ plan: "growth" });
});
beforeEach(forgetLimits);

describe("an agent with a key", () => {
  it("sees the tools that its scopes open, described by the API's own schemas", async () => {
    const reader = await agentOf(acme, ["sites:read"]);
    const { tools } = await reader.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      "get_site",
      "list_industries",
      "list_sectors",
      "list_sites",
      "who_am_i",
    ]);
    const list = tools.find(({ name }) => name === "list_sites");
    expect(list).toMatchObject({ annotations: { readOnlyHint: true } });
    expect(Object.keys(list!.inputSchema.properties ?? {}).sort()).toEqual(["cursor", "limit", "q"]);
  });

  it("reads sites and the account, and creates a site", async () => {
    const agent = await agentOf(acme, ["sites:read", "sites:write", "usage:read"]);
    const made = await call(agent, "create_site", {
      name: "By agent",
      url: "https://by-agent.example.com",
      idempotency_key: "site-1",
    });
    expect(made.data).toMatchObject({ name: "By agent" });
    const again = await call(agent, "create_site", {
      name: "By agent",
      url: "https://by-agent.example.com",
      idempotency_key: "site-1",
    });
    expect(again.data).toEqual(made.data);
    expect((await call(agent, "list_sites", {})).data).toMatchObject({ results: [{ id: made.data.id }] });
    expect((await call(agent, "get_account", {})).data).toMatchObject({ id: acme.id });
    const written = await asSystem((tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.accountId, acme.id), eq(auditEvents.action, "site.created"))),
    );
    expect(written.map(({ actor }) => actor)).toEqual([expect.stringMatching(/^api_key:\d+$/)]);
  });

  it("spends once an idempotency key, within what its key may", async () => {
    const agent = await agentOf(acme, ["credits:write", "credits:read"]);
    const spend = () => call(agent, "consume_credits", { operation: "linking", idempotency_key: "spend-1" });
    const [first, again] = [await spend(), await spend()];
    expect(first.data).toMatchObject({ amount: 8 });
    expect(again.data).toEqual(first.data);
    const rows = await asSystem((tx) =>
      tx
        .select()
        .from(creditTransactions)
        .where(and(eq(creditTransactions.accountId, acme.id), eq(creditTransactions.kind, "consume"))),
    );
    expect(rows).toHaveLength(1);
  });

  it("gets the API's refusals, marked as errors, and nothing of another account", async () => {
    const site = await siteFor(strangers);
    const agent = await agentOf(acme, ["sites:read"]);
    const refused = await call(agent, "get_site", { id: site.id });
    expect(refused).toMatchObject({ isError: true, data: { success: false, code: "not_found" } });
    const unknown = await agent
      .callTool({ name: "create_site", arguments: {} })
      .catch((error: Error) => error);
    expect(JSON.stringify(unknown)).not.toContain('"success":true');
  });

  it("is limited as any client is", async () => {
    process.env.RATE_LIMITS = "content_read=2/1m";
    forgetLimits();
    const agent = await agentOf(acme, ["sites:read"]);
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await call(agent, "list_sites", {}));
    expect(answers.map(({ isError }) => isError)).toEqual([false, false, true]);
    expect(answers[2]!.data).toMatchObject({ code: "throttled" });
    delete process.env.RATE_LIMITS;
  });
});

it("nobody else gets in: no credential, a dead key, a person's token", async () => {
  const person = await accessTokenFor(await createPerson({ account: acme, role: "owner" }));
  const statuses = [];
  for (const token of [undefined, "igny8_x", person]) {
    const headers = { "content-type": "application/json", accept: "application/json, text/event-stream" };
    const response = await mcp.POST(
      new Request("http://localhost/mcp", {
        method: "POST",
        headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
      }),
      { params: Promise.resolve({}) },
    );
    statuses.push(response.status);
  }
  expect(statuses).toEqual([401, 401, 403]);
});

async function call(agent: Client, name: string, input: Record<string, unknown>) {
  const { content, isError } = (await agent.callTool({ name, arguments: input })) as CallToolResult;
  const text = content[0]?.type === "text" ? content[0].text : "{}";
  return { isError: isError ?? false, data: JSON.parse(text) as Record<string, unknown> };
}

/** The official client, whose requests go straight to the route. */
async function agentOf(account: Account, scopes: ApiKeyScope[]): Promise<Client> {
  const { key } = await keyFor(account, { scopes });
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL("http://localhost/mcp"), {
    requestInit: { headers: { authorization: `Bearer ${key}` } },
    fetch: (url, init) => {
      const request = new Request(url, init);
      const handlers = { GET: mcp.GET, POST: mcp.POST, DELETE: mcp.DELETE };
      return handlers[request.method as keyof typeof handlers](request, { params: Promise.resolve({}) });
    },
  });
  await client.connect(transport);
  return client;
}
