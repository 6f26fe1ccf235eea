import type { Account } from "@/db";
import { createAccount, createPerson, type Person } from "./factories";

export interface Cast {
  /** Active, growth, 2000 credits. */
  acme: Account;
  olivia: Person;
  ed: Person;
  vera: Person;
  /** Has not paid for its starter plan yet: 0 credits, one open invoice. */
  pendingLtd: Account;
  petra: Person;
  trialCo: Account;
  tina: Person;
  suspendedInc: Account;
  sam: Person;
  /** Somebody else's account, active on starter: what happens at Acme is none of its business. */
  strangers: Account;
  stan: Person;
  sue: Person;
}

/**
 * Olivia owns Acme, Ed edits and Vera views in it; Petra owns Pending Ltd; Tina is on trial; Sam's account is suspended;
 * Stan owns another account; Sue is the superuser. All of them sign in with PASSWORD.
 */
export async function createCast(): Promise<Cast> {
  const acme = await createAccount({ name: "Acme", plan: "growth" });
  const pendingLtd = await createAccount({ name: "Pending Ltd", plan: "starter", status: "pending_payment" });
  const trialCo = await createAccount({ name: "Trial Co", status: "trial" });
  const suspendedInc = await createAccount({ name: "Suspended Inc", plan: "starter", status: "suspended" });
  const strangers = await createAccount({ name: "Strangers", plan: "starter" });
  return {
    acme,
    olivia: await person("Olivia", "Owner", acme),
    ed: await person("Ed", "Editor", acme, "editor"),
    vera: await person("Vera", "Viewer", acme, "viewer"),
    pendingLtd,
    petra: await person("Petra", "Pending", pendingLtd),
    trialCo,
    tina: await person("Tina", "Trial", trialCo),
    suspendedInc,
    sam: await person("Sam", "Suspended", suspendedInc),
    strangers,
    stan: await person("Stan", "Stranger", strangers),
    sue: await createPerson({
      email: "sue@igny8.test",
      firstName: "Sue",
      lastName: "Super",
      isSuperuser: true,
    }),
  };
}

function person(firstName: string, lastName: string, account: Account, role: Person["role"] = "owner") {
  const host = account.name.toLowerCase().replace(/[^a-z]+/g, "-");
  const email = `${firstName.toLowerCase()}@${host}.test`;
  return createPerson({ email, firstName, lastName, account, role: role ?? undefined });
}
