import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { log } from "@/lib/log";
import { askProvider } from "./ask-provider";

afterEach(() => vi.restoreAllMocks());

it("a provider whose answer drips without an end is given up, as one that does not answer", async () => {
  vi.spyOn(log, "error").mockImplementation(() => undefined);
  const server = createServer((_, response) => {
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked = askProvider("stripe", async () => (await fetch(url)).text(), 200);
  await expect(asked).rejects.toMatchObject({
    code: "provider_unavailable",
    cause: expect.objectContaining({ message: expect.stringContaining("no answer within 0.2 seconds") }),
  });
  server.closeAllConnections();
  server.close();
});

it("one that answers in time is left alone", async () => {
  expect(await askProvider("stripe", async () => "paid", 200)).toBe("paid");
});
