import type { ApiRequest } from "@/lib/api-request";
import { AppError } from "@/lib/errors";

export const MAX_BODY_BYTES = 1_048_576;

/** For a file of 2 MiB, written as base64, with the JSON around it. */
export const FILE_BODY_BYTES = 3_145_728;

/** How much a request to this path may send, before its route is known. */
export function bodyLimit(path: string): number {
  return /^\/api\/v1\/billing\/payments\/\d+\/proof\/?$/.test(path) ? FILE_BODY_BYTES : MAX_BODY_BYTES;
}

/**
 * The body as it was sent. Stops reading at the limit: a declared length can lie, and a missing one hides. Throws
 * payload_too_large, and invalid_json for what is cut off or no UTF-8.
 */
export async function readText(
  request: Pick<ApiRequest, "headers" | "body">,
  most = MAX_BODY_BYTES,
): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw new AppError("payload_too_large");
  if (!request.body) return "";
  return decode(await readAtMost(request.body as AsyncIterable<Uint8Array>, most));
}

/** A client that breaks off in the middle has sent half a document: its fault, not an error of ours. */
async function readAtMost(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > most) throw new AppError("payload_too_large");
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("invalid_json", { cause: error });
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid_json");
  }
}
