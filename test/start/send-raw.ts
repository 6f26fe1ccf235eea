import { connect } from "node:net";
import { expect } from "vitest";

export interface Received {
  status: number;
  head: string;
  text: string;
  body: Record<string, unknown>;
}

/** Sends these lines over a connection of their own, whatever a client's library thinks of them, and reads until it is closed. */
export async function sendRaw(appUrl: string, lines: string, body: string | Buffer = ""): Promise<Received> {
  const { hostname, port } = new URL(appUrl);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined); // What had arrived by then is the answer; nothing has no status.
  socket.write(`${lines}${/^connection:/im.test(lines) ? "" : "Connection: close\r\n"}\r\n`);
  socket.write(body);
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
  });
  socket.setTimeout(20_000, () => socket.destroy());
  await new Promise((resolve) => socket.once("close", resolve));
  const [head = "", payload = ""] = text.split(/\r\n\r\n/);
  const isJson = /^content-type: application\/json/im.test(head);
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);
  return { status, head, text, body: isJson ? jsonIn(payload) : {} };
}

/** Of a chunked answer too: its chunks' lengths stand around what is wanted. */
function jsonIn(payload: string): Record<string, unknown> {
  const json = /\{.*\}/s.exec(payload)?.[0];
  return json ? JSON.parse(json) : {};
}

/** A refusal as the API makes it, and its headers. */
export function expectEnvelope({ head, body }: Received): void {
  expect(body).toMatchObject({ success: false, error: expect.any(String), code: expect.any(String) });
  expect(head).toMatch(new RegExp(`^x-request-id: ${body.request_id}`, "im"));
  expect(head).toMatch(/^x-throttle-limit: \d+/im);
}
