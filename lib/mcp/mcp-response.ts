import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from "@modelcontextprotocol/sdk/types.js";
import { type KeyRights, requireScope } from "@/lib/accounts/key-rights";
import { readText } from "@/lib/api/input/read-text";
import type { ApiRequest, HeaderReader } from "@/lib/api-request";
import { AppError } from "@/lib/errors";
import { version } from "@/package.json";
import { callTool } from "./call-tool";
import { annotationsOf, inputOf, type Tool } from "./tool";

const INSTRUCTIONS =
  "IGNY8 hands finished content over to WordPress sites and accounts for it in credits. Tools are operations of the IGNY8 API for the " +
  "account of this key. Lists answer pages: call again with `next_cursor` as `cursor` while it is set. A refusal has a stable `code` and a " +
  "sentence. After `retry_after_seconds`, the same call may be tried again with the same `idempotency_key`.";

/**
 * Answers one message of the Model Context Protocol over HTTP. Nothing is kept between messages: any process can answer the
 * next one. Listed are the tools that the key has the scope for; of another, the API says which scope is missing.
 */
export async function mcpResponse(
  request: ApiRequest,
  key: KeyRights,
  tools: readonly Tool[],
): Promise<Response> {
  const text = await readText(request);
  if (isBatch(text)) return refuseBatch();
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await serverOf(request.headers, key, tools).connect(transport);
  return transport.handleRequest(messageOf(request, text));
}

/** Not `McpServer`: that one would check and change what is sent before the API sees it. */
function serverOf(headers: HeaderReader, key: KeyRights, tools: readonly Tool[]): Server {
  const server = new Server(
    { name: "igny8", title: "IGNY8", version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.filter((tool) => isOpenTo(key, tool)).map(describeTool),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${params.name.slice(0, 100)}.`);
    return callTool(tool, params.arguments ?? {}, headers);
  });
  return server;
}

function describeTool(tool: Tool) {
  const { summary } = tool.handler.route!.definition;
  const description = [`${summary}.`, tool.note].filter(Boolean).join(" ");
  return {
    name: tool.name,
    title: summary,
    description,
    inputSchema: inputOf(tool),
    annotations: annotationsOf(tool),
  };
}

function isOpenTo(key: KeyRights, { handler }: Tool): boolean {
  const { keyScope, permission } = handler.route!.definition;
  if (keyScope === "any") return true;
  try {
    requireScope(key, keyScope, permission);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** The protocol has no batches since June 2025, and thousands of calls in one message would be one request to our limits. */
function isBatch(text: string): boolean {
  return /^\s*\[/.test(text);
}

function refuseBatch(): Response {
  const error = { code: ErrorCode.InvalidRequest, message: "Send one message at a time." };
  return Response.json({ jsonrpc: "2.0", error, id: null }, { status: 400 });
}

function messageOf({ url, headers }: ApiRequest, body: string): Request {
  const sent = new Headers();
  for (const name of ["accept", "content-type", "mcp-protocol-version"])
    if (headers.has(name)) sent.set(name, headers.get(name)!);
  return new Request(url, { method: "POST", headers: sent, body });
}
