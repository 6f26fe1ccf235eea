import type { Author } from "@/lib/audit/author";
import type { Auth, CallerByAuth } from "./caller";

/** A caller as the author of what they change. Members and keys are asked again under the account's lock; staff are not. */
export function authorOf(caller: CallerByAuth[Auth], requestId: string): Author {
  const { actor, account, apiKey } = caller;
  if (apiKey) return { actor, requestId, asks: { apiKeyId: apiKey.id } };
  if (account) return { actor, requestId, asks: { userId: caller.userId } };
  return { actor, requestId };
}
