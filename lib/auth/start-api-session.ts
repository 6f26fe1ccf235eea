import { asSystem } from "@/db/scope";
import { issueTokens, type Tokens } from "./issue-tokens";

interface Owner {
  user: { id: number; sessionVersion: number; isSuperuser: boolean };
  account: { id: number } | null;
}

/** Signs in whoever sent the request: a refresh family of their own, and its first tokens. */
export function startApiSession(
  { user, account }: Owner,
  from: { ip: string; request: Request },
): Promise<Tokens> {
  const owner = { ...user, accountId: user.isSuperuser ? null : (account?.id ?? null) };
  const userAgent = from.request.headers.get("user-agent") ?? "";
  return asSystem((tx) => issueTokens(tx, owner, { ip: from.ip, userAgent }));
}
