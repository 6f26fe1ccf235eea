/** Guards app/mcp/, lib/mcp/, docs/agents.md, scripts/generate/render-front-routes.ts. */
import { readFile } from "node:fs/promises";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { and, eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as mcp from "@/app/mcp/route";
import { TOOLS } from "@/app/mcp/tools";
import { type Account, accounts, apiKeys, asSystem, auditEvents, creditTransactions } from "@/db";
import { API_KEY_SCOPES, type ApiKeyScope } from "@/db/words";
import { setBudget } from "@/lib/credits/budgets/set-budget";
import { inputOf } from "@/lib/mcp/tool";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { FRONT_ROUTES } from "@/scripts/front/routes.generated";
import { keyFor, siteFor } from "@/test/api/world";
import { createAccount, createPerson } from "@/test/factories";
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
afterEach(() => {
  delete process.env.RATE_LIMITS;
});

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
    const one = tools.find(({ name }) => name === "get_site");
    expect(one!.inputSchema).toMatchObject({ properties: { id: { type: "integer" } }, required: ["id"] });
  });

  it("that hands content over may see what became of it", async () => {
    const { tools } = await (await agentOf(acme, ["content:write"])).listTools();
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["create_delivery", "list_deliveries", "get_delivery"]),
    );
  });

  it("reads sites and the account, and creates a site once", async () => {
    const agent = await agentOf(acme, ["sites:read", "sites:write", "usage:read"]);
    const site = { name: "By agent", url: "https://by-agent.example.com", idempotency_key: "site-1" };
    const made = await call(agent, "create_site", site);
    expect(made.data).toMatchObject({ name: "By agent" });
    const again = await call(agent, "create_site", site);
    expect(again.data).toEqual(made.data);
    expect((await call(agent, "list_sites", { q: "By agent" })).data).toMatchObject({
      results: [{ id: made.data.id }],
    });
    expect((await call(agent, "get_account", {})).data).toMatchObject({ id: acme.id });
    const written = await asSystem((tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.accountId, acme.id), eq(auditEvents.action, "site.created"))),
    );
    const ofKeys = written.filter(({ actor }) => /^api_key:\d+$/.test(actor));
    expect(ofKeys).toHaveLength(1);
  });

  it("hands an article over once, and hears that the same key can't stand for another site", async () => {
    const [one, two] = [await siteFor(acme), await siteFor(acme)];
    const agent = await agentOf(acme, ["content:write"]);
    const hand = async (id: number) => {
      const article = { title: "Ten herbs", content: "<p>Basil first.</p>", idempotency_key: "herbs" };
      return (await call(agent, "create_delivery", { id, ...article })).data;
    };
    const first = await hand(one.id);
    expect(first).toMatchObject({ title: "Ten herbs" });
    expect(await hand(one.id)).toEqual(first);
    expect(await hand(two.id)).toMatchObject({ code: "idempotency_conflict" });
    const { data } = await call(agent, "list_deliveries", { id: one.id });
    expect(data.results).toMatchObject([{ id: first.id }]);
  });

  it("spends once an idempotency key, at once or by a reservation", async () => {
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
    const before = Number((await call(agent, "get_balance", {})).data.balance);
    const held = await call(agent, "reserve_credits", {
      amount: 20,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      idempotency_key: "hold-1",
    });
    const commit = { id: held.data.id, amount: 12, idempotency_key: "commit-1" };
    expect((await call(agent, "commit_reservation", commit)).isError).toBe(false);
    expect((await call(agent, "commit_reservation", commit)).isError).toBe(false);
    expect(Number((await call(agent, "get_balance", {})).data.balance)).toBe(before - 12);
  });

  it("gets the API's refusals, marked as errors, and nothing of another account", async () => {
    const site = await siteFor(strangers);
    const agent = await agentOf(acme, ["sites:read", "credits:write"]);
    const refused = await call(agent, "get_site", { id: site.id });
    expect(refused).toMatchObject({ isError: true, data: { success: false, code: "not_found" } });
    const unscoped = await call(agent, "create_site", {
      name: "No",
      url: "https://no.example.com",
      idempotency_key: "no",
    });
    expect(unscoped).toMatchObject({
      isError: true,
      data: { code: "insufficient_scope", details: { required_scope: "sites:write" } },
    });
    const keyless = await call(agent, "consume_credits", { operation: "linking" });
    expect(keyless.data).toMatchObject({ code: "idempotency_key_required" });
    const odd = await call(agent, "consume_credits", { operation: "linking", idempotency_key: "zwölf" });
    expect(odd.data).toMatchObject({ code: "invalid_idempotency_key" });
  });

  it("may not spend beyond its key's budget, at once or by a reservation", async () => {
    const account = await createAccount({ plan: "enterprise" });
    const { key, id } = await keyFor(account, { scopes: ["credits:write"] });
    await setBudget({ accountId: account.id, apiKeyId: id, monthlyCap: 10, by: { actor: "terminal" } });
    const agent = await agentWith(key);
    const spend = (nth: number) =>
      call(agent, "consume_credits", { operation: "linking", idempotency_key: `within-${nth}` });
    expect((await spend(1)).data).toMatchObject({ amount: 8 });
    const beyond = {
      isError: true,
      data: { code: "budget_exceeded", details: { left: 2, monthly_cap: 10 } },
    };
    expect(await spend(2)).toMatchObject(beyond);
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const hold = { amount: 3, expires_at, idempotency_key: "hold-beyond" };
    expect(await call(agent, "reserve_credits", hold)).toMatchObject(beyond);
  });

  it("of an account that is suspended between two calls is refused at the second", async () => {
    const account = await createAccount();
    const agent = await agentOf(account, ["sites:read"]);
    expect((await call(agent, "list_sites", {})).isError).toBe(false);
    await asSystem((tx) =>
      tx
        .update(accounts)
        .set({ status: "suspended", suspensionReason: "admin", suspendedAt: new Date() })
        .where(eq(accounts.id, account.id)),
    );
    await expect(call(agent, "list_sites", {})).rejects.toThrow(/403|suspended/);
  });

  it("reads with every tool that reads", async () => {
    const agent = await agentOf(acme, [...API_KEY_SCOPES]);
    const { id } = await siteFor(acme);
    const article = { title: "Ten herbs", content: "<p>Basil.</p>", idempotency_key: "every-tool" };
    const delivery = (await call(agent, "create_delivery", { id, ...article })).data;
    const { tools } = await agent.listTools();
    const reading = TOOLS.filter(({ method }) => method === "GET").map(({ name }) => name);
    for (const name of reading) {
      const known = Object.keys(tools.find((tool) => tool.name === name)?.inputSchema.properties ?? {});
      const values = Object.entries({ id, site_id: id, delivery_id: delivery.id });
      const input = Object.fromEntries(values.filter(([field]) => known.includes(field)));
      const { isError, data } = await call(agent, name, input);
      expect(isError, `${name}: ${JSON.stringify(data)}`).toBe(false);
    }
  });

  it("hears which argument it got wrong, and which tool there is not", async () => {
    const agent = await agentOf(acme, ["sites:read"]);
    const wrong = await call(agent, "list_sites", { search: "shop" });
    expect(wrong.data).toMatchObject({ code: "validation_error", errors: { search: ["Unknown argument."] } });
    const tooMany = await call(agent, "list_sites", { limit: 1000 });
    expect(tooMany.data).toMatchObject({ code: "validation_error", errors: { limit: expect.anything() } });
    await expect(agent.callTool({ name: "drop_tables", arguments: {} })).rejects.toThrow(/no tool/);
  });

  it("is limited as any client is, and hears when to try again", async () => {
    process.env.RATE_LIMITS = "content_read=2/1m";
    forgetLimits();
    const agent = await agentOf(acme, ["sites:read"]);
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await call(agent, "list_sites", {}));
    expect(answers.map(({ isError }) => isError)).toEqual([false, false, true]);
    expect(answers[2]!.data).toMatchObject({ code: "throttled" });
    expect(Number(answers[2]!.data.retry_after_seconds)).toBeGreaterThan(0);
  });
});

describe("a message", () => {
  const list = { jsonrpc: "2.0", id: 1, method: "tools/list" };

  it("of nobody gets no answer: no credential, a forged key, a person's token", async () => {
    const person = await accessTokenFor(await createPerson({ account: acme, role: "owner" }));
    const statuses = [];
    for (const token of [undefined, "igny8_x", person]) statuses.push((await post(list, token)).status);
    expect(statuses).toEqual([401, 401, 403]);
  });

  it("of a suspended account, or from where the key may not be used, is refused", async () => {
    const account = await createAccount();
    const { key, id } = await keyFor(account);
    await asSystem((tx) =>
      tx
        .update(apiKeys)
        .set({ allowedAddresses: ["203.0.113.0/24"] })
        .where(eq(apiKeys.id, id)),
    );
    expect((await post(list, key)).status).toBe(403);
    const other = await keyFor(account);
    expect((await post(list, other.key)).status).toBe(200);
    await asSystem((tx) =>
      tx
        .update(accounts)
        .set({ status: "suspended", suspensionReason: "admin", suspendedAt: new Date() })
        .where(eq(accounts.id, account.id)),
    );
    expect((await post(list, other.key)).status).toBe(403);
  });

  it("comes alone: a batch of calls would be one to the limits", async () => {
    const { key } = await keyFor(acme);
    const batch = await post([list, { ...list, id: 2 }], key);
    expect([batch.status, await batch.json()]).toMatchObject([400, { error: { code: -32600 } }]);
  });

  it("that is no message, or not of this protocol, is refused in the protocol's words", async () => {
    const { key } = await keyFor(acme);
    for (const body of ["{", JSON.stringify({ hello: 1 })]) {
      const answer = await post(body, key);
      expect([answer.status, await answer.json()]).toMatchObject([400, { jsonrpc: "2.0", error: {} }]);
    }
  });

  it("is answered each time: an Idempotency-Key belongs to the call inside", async () => {
    const { key } = await keyFor(acme);
    for (let n = 0; n < 2; n += 1) {
      const answer = await post(list, key, { "idempotency-key": "same" });
      expect([answer.status, await answer.json()]).toMatchObject([
        200,
        { result: { tools: expect.anything() } },
      ]);
    }
  });

  it("opens no stream: GET is not for it", async () => {
    const answer = await mcp.GET(new Request("http://localhost/mcp"), { params: Promise.resolve({}) });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});

describe("the tools", () => {
  it("have names of their own, and arguments that don't hide each other", () => {
    expect(new Set(TOOLS.map(({ name }) => name)).size).toBe(TOOLS.length);
    for (const tool of TOOLS) {
      const { params, query, input } = tool.handler.route!.definition;
      const parts = [params, query, input].map(
        (schema) => Object.keys((schema as { shape?: object } | undefined)?.shape ?? {}).length,
      );
      const given = Object.keys(inputOf(tool).properties).filter((name) => name !== "idempotency_key");
      expect([tool.name, given.length]).toEqual([tool.name, parts.reduce((sum, count) => sum + count, 0)]);
    }
  });

  it("are each open to some scope, and none to people alone", () => {
    const known: readonly (string | undefined)[] = ["any", ...API_KEY_SCOPES];
    expect(TOOLS.filter(({ handler }) => !known.includes(handler.route!.definition.keyScope))).toEqual([]);
  });

  it("are listed in docs/agents.md under their scopes", async () => {
    const rows = (await readFile("docs/agents.md", "utf8")).matchAll(/^\| `?([\w:]+)`? \| (`.*) \|$/gm);
    const listed = [...rows].flatMap(([, scope, names = ""]) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${scope} ${name}`),
    );
    const known = TOOLS.map(({ name, handler }) => `${handler.route!.definition.keyScope} ${name}`);
    expect(listed.sort()).toEqual(known.sort());
  });

  it("are answered by the process's own front, as the API is", () => {
    expect(FRONT_ROUTES.find(({ path }) => path === "/mcp")?.exports).toMatchObject({ POST: mcp.POST });
  });
});

async function call(agent: Client, name: string, input: Record<string, unknown>) {
  const { content, isError } = (await agent.callTool({ name, arguments: input })) as CallToolResult;
  const text = content[0]?.type === "text" ? content[0].text : "{}";
  return { isError: isError ?? false, data: JSON.parse(text) as Record<string, unknown> };
}

function post(body: unknown, token?: string, more: Record<string, string> = {}): Promise<Response> {
  const headers = new Headers({
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    ...more,
  });
  if (token) headers.set("authorization", `Bearer ${token}`);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request("http://localhost/mcp", { method: "POST", headers, body: text });
  return mcp.POST(request, { params: Promise.resolve({}) });
}

/** The official client, whose requests go straight to the route. */
async function agentOf(account: Account, scopes: ApiKeyScope[]): Promise<Client> {
  const { key } = await keyFor(account, { scopes });
  return agentWith(key);
}

async function agentWith(key: string): Promise<Client> {
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
