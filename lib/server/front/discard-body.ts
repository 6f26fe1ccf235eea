import type { IncomingMessage } from "node:http";

/** Far more than any answer here reads. A client that sends more than this loses its answer. */
const MOST_BYTES = 16 * 1024 * 1024;
const LONGEST_MS = 10_000;

/**
 * Reads what the handler left unread, and forgets it: a client that sends its whole body before it reads would otherwise
 * meet a closed connection instead of its answer. Undefined where everything was read, or there was nothing.
 */
export function discardBody(incoming: IncomingMessage): Promise<void> | undefined {
  return sendsBody(incoming) && !incoming.complete ? untilRead(incoming) : undefined;
}

/** RFC 9112, section 6.3: a request has a body only if one of these says so. */
export function sendsBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function untilRead(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, LONGEST_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    incoming.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) done();
    });
    for (const event of ["end", "close", "error"]) incoming.once(event, done);
    incoming.resume();
  });
}
