import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { effectiveScopes, type KeyRights } from "@/lib/accounts/key-rights";
import { readText } from "@/lib/api/input/read-text";
import type { ApiRequest } from "@/lib/api-request";
import { version } from "@/package.json";
import { callTool } from "./call-tool";
import { annotationsOf, inputOf, type Tool } from "./tool";

/**
 * Answers one message of the Model Context Protocol over HTTP. Nothing is kept between messages: any process can answer the
 * next one. The tools are those that the key has the scope for.
 */
export async function mcpResponse(
  request: ApiRequest,
  key: KeyRights,
  tools: readonly Tool[],
): Promise<Response> {
  const server = new McpServer({ name: "igny8", version });
  for (const tool of openTo(key, tools)) {
    const { summary } = tool.handler.route!.definition;
    const config = {
      title: summary,
      description: summary,
      inputSchema: inputOf(tool),
      annotations: annotationsOf(tool),
    };
    server.registerTool(tool.name, config, (input) => callTool(tool, input, request.headers));
  }
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return transport.handleRequest(await webRequestOf(request));
}

function openTo(key: KeyRights, tools: readonly Tool[]): Tool[] {
  const scopes: readonly string[] = effectiveScopes(key);
  return tools.filter(({ handler }) => {
    const { keyScope } = handler.route!.definition;
    return keyScope === "any" || (keyScope !== undefined && scopes.includes(keyScope));
  });
}

async function webRequestOf(request: ApiRequest): Promise<Request> {
  const { url, headers } = request;
  const sent = new Headers();
  for (const name of ["accept", "content-type", "mcp-protocol-version"])
    if (headers.has(name)) sent.set(name, headers.get(name)!);
  return new Request(url, { method: "POST", headers: sent, body: await readText(request) });
}
