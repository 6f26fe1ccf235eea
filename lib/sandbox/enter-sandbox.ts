import { and, eq } from "drizzle-orm";
import { asSystem, sessions } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { type Author, personOf } from "@/lib/audit/author";
import { AppError } from "@/lib/errors";
import { findSandboxIn, noSandbox } from "./find-sandbox";

interface Visit {
  /** The live account. */
  accountId: number;
  /** The browser's. */
  sessionId: string;
  by: Author;
}

/** From now on this browser shows the sandbox instead of the live account. Throws not_found where there is none. */
export function enterSandbox({ accountId, sessionId, by }: Visit): Promise<void> {
  const userId = personOf(by);
  if (userId === undefined) throw new AppError("insufficient_scope");
  return asSystem(async (tx) => {
    await lockAccountFor(tx, accountId, { userId, permission: "sandbox:manage" });
    const sandbox = await findSandboxIn(tx, accountId);
    if (!sandbox) throw noSandbox();
    await tx
      .update(sessions)
      .set({ inSandboxId: sandbox.account.id })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
  });
}

/** And now the live account again. */
export function leaveSandbox({ sessionId, userId }: { sessionId: string; userId: number }): Promise<unknown> {
  return asSystem((tx) =>
    tx
      .update(sessions)
      .set({ inSandboxId: null })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId))),
  );
}
