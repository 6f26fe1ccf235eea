import { randomBytes, timingSafeEqual } from "node:crypto";

/** The app's bundles and the start script each have their own copy of this module, and one token between them. */
const shared = globalThis as typeof globalThis & { igny8ProcessToken?: string };

/** Known to this process alone: by it a request is recognised that the process sends to itself. */
function processToken(): string {
  shared.igny8ProcessToken ??= randomBytes(32).toString("base64url");
  return shared.igny8ProcessToken;
}

const PROCESS_TOKEN_HEADER = "x-igny8-process";

/** Sent along with what this process asks itself. */
export function ownHeaders(): Record<string, string> {
  return { [PROCESS_TOKEN_HEADER]: processToken() };
}

export function isOwnRequest(headers: NodeJS.Dict<string | string[]>): boolean {
  const [given, own] = [
    Buffer.from(String(headers[PROCESS_TOKEN_HEADER] ?? "")),
    Buffer.from(processToken()),
  ];
  return given.length === own.length && timingSafeEqual(given, own);
}
