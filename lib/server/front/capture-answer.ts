import type { ServerResponse } from "node:http";

export interface CapturedAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string | string[]>;
  body: Buffer;
}

type Chunk = string | Uint8Array | (() => void) | null | undefined;

/** Sends what is written as ever, and hands over a copy when the answer is whole. Not called for one that breaks off. */
export function captureAnswer(
  response: ServerResponse,
  whole: (answer: CapturedAnswer) => Promise<void>,
): void {
  const chunks: Buffer[] = [];
  const keep = (chunk: Chunk, encoding: unknown) => {
    if (typeof chunk === "string")
      chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const { write, end } = response;
  response.write = function (this: ServerResponse, ...args: Parameters<typeof write>) {
    keep(args[0], args[1]);
    return write.apply(this, args);
  } as typeof write;
  response.end = function (this: ServerResponse, ...args: Parameters<typeof end>) {
    keep(args[0], args[1]);
    return end.apply(this, args);
  } as typeof end;
  response.once("finish", () => {
    const headers = Object.fromEntries(
      Object.entries(response.getHeaders()).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, typeof value === "number" ? String(value) : value]],
      ),
    );
    void whole({ status: response.statusCode, headers, body: Buffer.concat(chunks) });
  });
}
