import { API_KEY_SCOPES } from "@/db/words";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import type { Author } from "@/lib/audit/author";
import type { Sandbox } from "./find-sandbox";

/** A sandbox that was just made, and the key to it. */
export interface MadeSandbox extends Sandbox {
  /** Shown once. */
  key: string;
}

/** A key with every scope: what it may do is what its maker may, and nothing there is real. */
export async function withFirstKey(sandbox: Sandbox, userId: number, by: Author): Promise<MadeSandbox> {
  const { key } = await createApiKey({
    accountId: sandbox.account.id,
    userId,
    name: "First key",
    scopes: [...API_KEY_SCOPES],
    by,
  });
  return { ...sandbox, key };
}
