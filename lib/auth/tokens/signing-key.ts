import { requireSecret } from "@/lib/env";

/** What every token of ours is signed with; its audience says what it is for. This file runs at the edge too. */
export function signingKey(): Uint8Array {
  return new TextEncoder().encode(requireSecret("AUTH_SECRET"));
}
