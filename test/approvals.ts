import { afterEach, beforeEach } from "vitest";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { accountState } from "./billing";
import { createPerson, type Person, pendingAccount } from "./factories";

/** Above how much two people decide; undefined for never. */
export function setApprovalLimit(limit: string | undefined): void {
  if (limit === undefined) delete process.env.APPROVAL_LIMIT;
  else process.env.APPROVAL_LIMIT = limit;
  resetEnv();
}

interface Cast {
  bill: Person;
  olga: Person;
  accountId: number;
  /** Of the account. */
  statusOf(): Promise<string>;
}

/** Bill decides about money and Olga about everything; an account's invoice of $139 is above the limit for one of them. */
export function useTwoPeople() {
  const cast = { statusOf: async () => (await accountState(cast.accountId)).account.status } as Cast;
  beforeEach(async () => {
    setApprovalLimit("100");
    cast.bill = await createPerson({ isSuperuser: true, staffRole: "billing" });
    cast.olga = await createPerson({ isSuperuser: true });
    cast.accountId = await pendingAccount("growth");
  });
  afterEach(() => {
    setApprovalLimit(undefined);
    setClock(undefined);
  });
  return cast;
}
