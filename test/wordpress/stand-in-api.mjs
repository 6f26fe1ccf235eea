/**
 * A stand-in for the bridge API, for faults that the real product does not have on demand.
 * Run: node stand-in-api.mjs <port>. POST /__control replaces parts of its state; GET /__control shows it.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const HOUR_MS = 3_600_000;
const state = {
  key: "igny8_standin_0001",
  /** Older keys that still work, after a rotation. */
  grace: [],
  expiresAt: null,
  scopes: ["bridge:read", "bridge:write"],
  site: { id: 7, name: "Stand-in site", url: "http://127.0.0.1" },
  /** Answers instead of the real ones: { status, code?, retryAfter?, html?, hang?, path?, after?, times? }. */
  fault: null,
  /** Items with these titles are refused with 400, and named in `errors` unless `vague`. */
  poison: [],
  vague: false,
  contents: {},
  heartbeats: [],
  requests: [],
  /** Idempotency-Key => the answer it got. */
  rotations: {},
  /** Cuts the connection once, after a rotation was done. */
  dropRotationAnswer: false,
  /** Who called first: { install_id, site_url }. Another one is refused, as the product does. */
  connected: null,
  /** How often the inventory changed. */
  revision: 0,
  goodbyes: [],
  /** What somebody who chose Connect brought along, and the code that they take back. */
  asked: null,
  code: "",
  /** What is served of the plugin itself: its facts, and the path of its zip. */
  release: null,
  zip: "",
  /** What waits for the site, as the API hands it out: { id, revision, ... }; one with an `end` waits no more. */
  deliveries: [],
  acks: [],
  leasedByOthers: false,
  /** What each answer says of the account's allowance: { limit, remaining, resetInSeconds }. */
  throttle: null,
  /** Cuts the connection once, after an end was noted. */
  dropAck: false,
  /** What any address below /pictures/ answers, in base64; null: no answer comes. */
  picture: null,
};

createServer(async (request, response) => {
  const body = await readBody(request);
  const url = new URL(request.url ?? "/", "http://stand-in");
  if (url.pathname === "/__control") return control(request.method, body, response);
  const path = url.pathname.replace("/api/v1", "");
  const key = (request.headers.authorization ?? "").replace("Bearer ", "");
  const agent = request.headers["user-agent"] ?? "";
  state.requests.push({
    method: request.method,
    path,
    key,
    told: toldBy(url),
    agent,
    at: Date.now(),
    items: body?.items?.length,
  });
  if (path === "/connect") {
    state.asked = Object.fromEntries(url.searchParams);
    return response.end("Confirm at IGNY8");
  }
  if (path === "/bridge/connect/") return exchange(body, key, response);
  if (path === "/igny8-bridge/") return response.end(JSON.stringify(state.release));
  if (path === "/plugin/igny8-bridge.zip") return response.end(readFileSync(state.zip));
  if (path.startsWith("/pictures/"))
    return state.picture && response.end(Buffer.from(state.picture, "base64"));
  if (isFaulty(path)) return answerFault(response);
  if (key !== state.key && !state.grace.includes(key)) {
    return fail(response, 401, "unauthenticated");
  }
  if (path === "/bridge/verify/") return ok(response, verify(toldBy(url)));
  if (path === "/bridge/identity/") {
    if (body.choice === "moved") state.connected = toldBy(url);
    return ok(response, {});
  }
  if (request.method !== "GET" && isRival(toldBy(url))) {
    const connected_site_url = state.connected.site_url;
    return fail(response, 409, "site_identity_conflict", undefined, { connected_site_url });
  }
  if (path === "/bridge/disconnect/") {
    state.goodbyes.push(body.reason);
    state.connected = null;
    return ok(response, { disconnected: true, key_revoked: true });
  }
  state.connected ??= toldBy(url);
  if (path === "/bridge/heartbeat/") return heartbeat(body, response);
  if (path === "/bridge/rotate-key/") return rotate(request, response);
  if (path === "/bridge/deliveries/") return lease(response);
  if (path.startsWith("/bridge/deliveries/")) return acknowledge(path, body, response);
  if (path === "/bridge/content/" && request.method === "PUT") return putContent(body, response);
  if (path === "/bridge/content/") return listContent(url, response);
  return fail(response, 404, "not_found");
}).listen(Number(process.argv[2]), "127.0.0.1", () => console.log("ready"));

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? undefined : JSON.parse(text);
}

function control(method, body, response) {
  if (method === "POST") Object.assign(state, body);
  response.end(JSON.stringify(state));
}

function isFaulty(path) {
  if (!state.fault || (state.fault.path && state.fault.path !== path)) return false;
  if (state.fault.after > 0) return state.fault.after-- < 0;
  return state.fault.times === undefined || state.fault.times-- > 0;
}

function answerFault(response) {
  const { status, code, retryAfter, html, hang } = state.fault;
  if (hang) return;
  if (retryAfter !== undefined) response.setHeader("Retry-After", String(retryAfter));
  if (html) return response.writeHead(status, { "Content-Type": "text/html" }).end("<h1>Maintenance</h1>");
  fail(response, status, code ?? "fault");
}

function exchange({ code, code_verifier }, key, response) {
  const challenge = createHash("sha256").update(code_verifier).digest("base64url");
  const isGood =
    key === "" && state.code !== "" && code === state.code && challenge === state.asked.code_challenge;
  state.code = "";
  if (!isGood) return fail(response, 400, "invalid_token");
  ok(response, { key: state.key, prefix: state.key.slice(0, 10), expires_at: null, site: state.site });
}

function toldBy(url) {
  return { install_id: url.searchParams.get("install_id"), site_url: url.searchParams.get("site_url") };
}

function isRival({ install_id, site_url }) {
  const { connected } = state;
  const bare = (address) => address?.replace(/^https?:/, "");
  return (
    connected !== null && (connected.install_id !== install_id || bare(connected.site_url) !== bare(site_url))
  );
}

function verify(told) {
  return {
    identity: {
      state: isRival(told) ? "conflict" : "same",
      connected_site_url: state.connected?.site_url ?? null,
    },
    revision: state.revision,
    deliveries_waiting: waiting().length,
    account: { id: 1, name: "Acme & <b>Sons</b>", status: "active" },
    plan: { slug: "growth", name: "Growth" },
    site: state.site,
    scopes: state.scopes,
    credits: 1234,
    key: { id: 1, prefix: state.key.slice(0, 10), expires_at: state.expiresAt },
  };
}

function heartbeat(body, response) {
  const fields = ["icon", "php_version", "plugin_version", "post_types", "site_url", "wp_version"];
  if (Object.keys(body).sort().join() !== fields.join()) return fail(response, 400, "validation_error");
  state.heartbeats.push(body);
  ok(response, { connected: true, revision: state.revision, deliveries_waiting: waiting().length });
}

function waiting() {
  return state.deliveries.filter(({ end }) => !end);
}

/** As if each lease were over by the next call, unless another holds them all. */
function lease(response) {
  const results = state.leasedByOthers ? [] : waiting().slice(0, 1);
  ok(response, { results, deliveries_waiting: waiting().length });
}

function acknowledge(path, body, response) {
  const id = Number(path.split("/")[3]);
  const delivery = state.deliveries.find((each) => each.id === id);
  if (!delivery) return fail(response, 404, "not_found");
  state.acks.push({ id, ...body });
  if (state.dropAck) {
    state.dropAck = false;
    return response.destroy();
  }
  delivery.end = body;
  ok(response, { id, status: body.status, deliveries_waiting: waiting().length });
}

/** The same Idempotency-Key gets the same new key, also when the first answer was lost on its way. */
function rotate(request, response) {
  const attempt = request.headers["idempotency-key"];
  if (!state.rotations[attempt]) {
    const key = `igny8_standin_${1000 + Object.keys(state.rotations).length}`;
    state.grace.push(state.key);
    state.key = key;
    state.expiresAt = new Date(Date.now() + 90 * 24 * HOUR_MS).toISOString();
    state.rotations[attempt] = { key, prefix: key.slice(0, 10), expires_at: state.expiresAt };
    if (state.dropRotationAnswer) {
      state.dropRotationAnswer = false;
      return response.destroy();
    }
  }
  ok(response, state.rotations[attempt]);
}

function putContent(body, response) {
  const fields = "modified_at,status,title,type,url,wp_id";
  const errors = {};
  for (const [place, item] of body.items.entries()) {
    if (Object.keys(item).sort().join() !== fields) errors[`items.${place}`] = ["Unknown fields."];
    if (state.poison.includes(item.title)) errors[`items.${place}.title`] = ["Not this one."];
  }
  const bad = Object.keys(errors).length > 0;
  if (bad || body.items.length === 0 || body.items.length > 500)
    return fail(response, 400, "validation_error", bad && !state.vague ? errors : undefined);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const item of body.items) counts[upsert(item)]++;
  if (counts.created + counts.updated > 0) state.revision++;
  ok(response, { ...counts, revision: state.revision, deliveries_waiting: waiting().length });
}

function upsert(item) {
  const known = state.contents[item.wp_id];
  if (known && known.modified_at > item.modified_at) return "unchanged";
  state.contents[item.wp_id] = item;
  return known ? "updated" : "created";
}

function listContent(url, response) {
  const after = Number(url.searchParams.get("cursor") ?? 0);
  const limit = Number(url.searchParams.get("limit") ?? 25);
  const rest = Object.values(state.contents)
    .filter((item) => item.wp_id > after)
    .sort((a, b) => a.wp_id - b.wp_id);
  const results = rest.slice(0, limit);
  const deliveries_waiting = waiting().length;
  ok(response, {
    results,
    deliveries_waiting,
    next_cursor: rest.length > limit ? String(results.at(-1).wp_id) : null,
  });
}

function sayAllowance(response) {
  if (!state.throttle) return;
  const { limit, remaining, resetInSeconds } = state.throttle;
  response.setHeader("X-Throttle-Limit", String(limit));
  response.setHeader("X-Throttle-Remaining", String(remaining));
  response.setHeader("X-Throttle-Reset", String(Math.ceil(Date.now() / 1000) + resetInSeconds));
}

function ok(response, data) {
  sayAllowance(response);
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ success: true, data, request_id: "0" }));
}

function fail(response, status, code, errors, more = {}) {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(
    JSON.stringify({ success: false, error: `Refused: ${code}`, code, errors, ...more, request_id: "0" }),
  );
}
