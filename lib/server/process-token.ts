import { randomBytes } from "node:crypto";

/** The app's bundles and the start script each have their own copy of this module, and one token between them. */
const shared = globalThis as typeof globalThis & { igny8ProcessToken?: string };

/** Known to this process alone: by it a request is recognised that the process sends to itself. */
export function processToken(): string {
  shared.igny8ProcessToken ??= randomBytes(32).toString("base64url");
  return shared.igny8ProcessToken;
}

export const PROCESS_TOKEN_HEADER = "x-igny8-process";
