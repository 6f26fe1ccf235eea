import type { ServerResponse } from "node:http";

/** Any of a response's, handed on as it was called. */
type Method = (...args: unknown[]) => unknown;

/**
 * Looks at an answer's status before any of it is sent. Where `decide` returns something, that writes the answer, and what was
 * to be sent is dropped.
 */
export function replaceAnswer(
  response: ServerResponse,
  decide: (status: number) => (() => void) | undefined,
): void {
  const { writeHead, write, end } = response;
  let decided: { instead: (() => void) | undefined } | undefined;
  const insteadOf = (status: number) => {
    decided ??= { instead: response.headersSent ? undefined : decide(status) };
    return decided.instead;
  };
  const giveBack = () => Object.assign(response, { writeHead, write, end });
  Object.assign(response, {
    writeHead: (...head: unknown[]) =>
      insteadOf(Number(head[0])) ? response : (writeHead as Method).apply(response, head),
    write: (...chunk: unknown[]) =>
      insteadOf(response.statusCode) ? true : (write as Method).apply(response, chunk),
    end: (...chunk: unknown[]) => {
      const instead = insteadOf(response.statusCode);
      if (!instead) return (end as Method).apply(response, chunk);
      giveBack();
      for (const name of OF_THE_BODY) response.removeHeader(name);
      instead();
      return response;
    },
  });
}

const OF_THE_BODY = ["content-encoding", "content-length", "etag", "transfer-encoding", "link"];
