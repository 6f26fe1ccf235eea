import { keyFor } from "@/test/api/world";
import { createAccount, createPerson, pendingAccount } from "@/test/factories";
import { accessTokenFor } from "@/test/sign-in";

/** Who sends the load, made before anything goes wrong. */
export interface Callers {
  /** Each with a key of its own, and credits that don't run out. */
  accounts: { id: number; key: string }[];
  /** A superuser's access token, good for 15 minutes. */
  staff: string;
  /** Accounts that wait for their transfer; each is confirmed once. */
  pending: number[];
}

const ACCOUNTS = 6;

export async function createCallers(pendingCount: number): Promise<Callers> {
  const accounts = [];
  for (let made = 0; made < ACCOUNTS; made++) {
    const { id } = await createAccount({ plan: "enterprise", credits: 1_000_000 });
    await createPerson({ account: { id } });
    accounts.push({ id, key: (await keyFor({ id })).key });
  }
  const pending = [];
  for (let made = 0; made < pendingCount; made++) pending.push(await pendingAccount("growth"));
  return { accounts, staff: await accessTokenFor(await createPerson({ isSuperuser: true })), pending };
}
