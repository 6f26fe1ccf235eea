import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: number | string };
}
interface ReceivedSpan {
  name: string;
  attributes: Record<string, string>;
}

export interface OtlpReceiver {
  url: string;
  /** Everything that came, as it came. */
  text(): string;
  spans(): ReceivedSpan[];
  services(): string[];
  stop(): Promise<void>;
}

/** What an OpenTelemetry collector listens with: takes traces as JSON over HTTP, and keeps them. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url === "/v1/traces") bodies.push(Buffer.concat(chunks).toString());
    response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const resources = () => bodies.flatMap((body) => JSON.parse(body).resourceSpans as ResourceSpans[]);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => bodies.join("\n"),
    spans: () =>
      resources()
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
        .map(({ name, attributes }) => ({ name, attributes: plain(attributes) })),
    services: () => resources().map(({ resource }) => plain(resource.attributes)["service.name"] ?? ""),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface ResourceSpans {
  resource: { attributes: Attribute[] };
  scopeSpans: { spans: { name: string; attributes: Attribute[] }[] }[];
}

function plain(attributes: Attribute[]): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, String(value.stringValue ?? value.intValue)]),
  );
}
