import { createSocket, type Socket } from "node:dgram";
import { getServers, setServers } from "node:dns/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { resetEnv } from "@/lib/env";
import { useReceiver } from "@/test/webhooks/receiver";
import { post, publicLookup } from "./post";

const sent = { headers: { "content-type": "application/json" }, body: '{"a":"ü"}' };

describe("a receiver", () => {
  const receiver = useReceiver();
  const send = (timeoutMs?: number) => post({ ...sent, url: receiver.url, timeoutMs });

  it("gets the body as it is, and its answer's start is kept", async () => {
    receiver.answer = (response) => void response.writeHead(202, { "x-by": "me" }).end("y".repeat(10_000));
    const posted = await send();
    expect(posted).toMatchObject({ status: 202, error: undefined });
    expect([posted.body.length, posted.headers["x-by"]]).toEqual([4096, "me"]);
    expect(receiver.received[0]).toMatchObject({ body: sent.body });
    expect(receiver.received[0]!.headers).toMatchObject(sent.headers);
  });

  it("that hangs is given up in time", async () => {
    receiver.answer = () => undefined;
    const posted = await send(300);
    expect(posted).toMatchObject({ error: "No answer within 0.3 seconds.", body: "" });
    expect(posted.ms).toBeLessThan(3_000);
  });

  it("that answers and then drips for ever has answered", async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(drip));
    };
    const posted = await send();
    expect([posted.status, posted.error]).toEqual([200, undefined]);
    expect(posted.ms).toBeLessThan(8_000);
  });

  it("that closes the connection, lies about its length or sends what text can't hold leaves a line in the log", async () => {
    receiver.answer = (response) => void response.destroy();
    expect(await send()).toMatchObject({ error: "The connection was closed without an answer." });
    receiver.answer = (response) => {
      response.writeHead(200, { "content-length": "999" });
      response.write("a\u0000b");
      setTimeout(() => response.destroy(), 20);
    };
    expect(await send()).toMatchObject({ status: 200, body: "ab", error: undefined });
  });

  it("that sends elsewhere is not followed", async () => {
    const elsewhere = createServer((_, response) => response.end("secret"));
    await new Promise<void>((ready) => elsewhere.listen(0, "127.0.0.1", ready));
    const { port } = elsewhere.address() as AddressInfo;
    let asked = 0;
    elsewhere.on("request", () => {
      asked += 1;
    });
    receiver.answer = (response) =>
      void response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    expect(await send()).toMatchObject({ status: 307, error: "Answered 307. Redirects are not followed." });
    expect(asked).toBe(0);
    elsewhere.close();
  });
});

describe("where only public addresses are allowed", () => {
  const before = getServers();
  let names: Socket;
  let asked: string[] = [];
  /** What the name server answers, query by query; the last one stays. */
  let answers: string[][] = [];

  beforeAll(async () => {
    resetEnv();
    names = createSocket("udp4");
    names.on("message", (query, from) => names.send(answerTo(query), from.port, from.address));
    await new Promise<void>((ready) => names.bind(0, "127.0.0.1", ready));
    setServers([`127.0.0.1:${names.address().port}`]);
  });
  afterEach(() => {
    asked = [];
  });
  afterAll(() => {
    setServers(before);
    names.close();
  });

  it.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://[::ffff:10.0.0.1]/",
    "http://hooks.acme.com/",
  ])("%s is refused without asking anybody", async (url) => {
    expect(await post({ ...sent, url })).toMatchObject({ error: "The address is not public." });
    expect(asked).toEqual([]);
  });

  it.each([[["127.0.0.1"]], [["169.254.169.254"]], [["93.184.215.14", "10.0.0.1"]]])(
    "a name that leads to %s is refused",
    async (addresses) => {
      answers = [addresses];
      expect(await post({ ...sent, url: "https://rebind.acme.com/" })).toMatchObject({
        error: "The address is not public.",
      });
    },
  );

  it("a name is looked up once, and what was looked at is what is connected to", async () => {
    answers = [["93.184.215.14"], ["127.0.0.1"]];
    const addresses = await new Promise((settle, fail) =>
      publicLookup("rebind.acme.com", { all: true }, (error, found) => (error ? fail(error) : settle(found))),
    );
    expect(addresses).toEqual([{ address: "93.184.215.14", family: 4 }]);
    expect(asked.filter((kind) => kind === "A")).toHaveLength(1);
  });

  it("a name that nobody knows is said to be unknown", async () => {
    answers = [[]];
    expect(await post({ ...sent, url: "https://nobody.acme.com/" })).toMatchObject({
      error: "The host name was not found.",
    });
  });

  /** A minimal answer (RFC 1035): the question again, and an A record for each address; nothing for AAAA. */
  function answerTo(query: Buffer): Buffer {
    const end = query.indexOf(0, 12) + 5;
    const isA = query.readUInt16BE(end - 4) === 1;
    asked.push(isA ? "A" : "AAAA");
    const addresses = isA ? ((answers.length > 1 ? answers.shift() : answers[0]) ?? []) : [];
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(addresses.length, 6);
    header.writeUInt32BE(0, 8);
    const records = addresses.map((address) =>
      Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]),
    );
    return Buffer.concat([header, query.subarray(12, end), ...records]);
  }
});
