import { createSandbox } from "@/lib/sandbox/create-sandbox";
import { createPerson, type Person } from "./factories";

export interface SandboxInTest {
  id: number;
  /** A key to it, with every scope. */
  key: string;
  /** Who made it: an admin of the live account. */
  admin: Person;
}

/** The account's sandbox, made by somebody new on its team; on the free trial unless said. */
export async function sandboxFor(account: { id: number }, planSlug?: string): Promise<SandboxInTest> {
  const admin = await createPerson({ account, role: "admin" });
  const by = { actor: `user:${admin.id}`, asks: { userId: admin.id } };
  const made = await createSandbox({ accountId: account.id, planSlug, by });
  return { id: made.account.id, key: made.key, admin };
}
