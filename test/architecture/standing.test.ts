/** Guards lib/. */
import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-files";

/** Who locks an account without asking whether somebody may: each acts for nobody inside it. */
const LOCKS_FOR_NOBODY: Record<string, string> = {
  "lib/admin/accounts/adjust-credits.ts": "staff",
  "lib/accounts/each-account.ts": "jobs",
  "lib/accounts/lock-account.ts": "itself",
  "lib/accounts/lock-open-account.ts": "asks after the lock",
  "lib/admin/accounts/cancel-account.ts": "staff",
  "lib/admin/accounts/extend-trial.ts": "staff",
  "lib/admin/accounts/put-on-plan.ts": "staff",
  "lib/admin/accounts/reactivate-account.ts": "staff",
  "lib/admin/accounts/set-features.ts": "staff",
  "lib/admin/accounts/suspend-account.ts": "staff",
  "lib/admin/view-as/start-view.ts": "staff",
  "lib/bank-statements/ledger/keep-lines.ts": "staff, by statement",
  "lib/bank-statements/ledger/settle-lines.ts": "staff, by statement",
  "lib/payments/documents/confirm-billing-email.ts": "the reader of a mailbox, who need not be a member",
  "lib/payments/checkout/open-checkout.ts": "a provider's page, after startCheckout has asked",
  "lib/payments/paypal/claim-capture.ts": "providers",
  "lib/payments/settlement/bill.ts": "staff and providers",
  "lib/payments/bank-transfer/confirm-bank-transfer.ts": "staff, by statement or terminal",
  "lib/payments/records/lock-payment.ts": "staff and providers",
  "lib/payments/records/record-declined.ts": "providers",
  "lib/payments/records/taken/release-taken-invoice.ts": "staff",
  "lib/payments/records/record-processing.ts": "providers",
  "lib/payments/settlement/keep-unplaced-charge.ts": "staff, by terminal",
  "lib/payments/settlement/settle-provider-payment.ts": "providers",
  "lib/payments/stripe/charges/follow-top-up.ts": "providers",
  "lib/subscriptions/clock/catch-up.ts": "the clock",
  "lib/subscriptions/renewal/issue-due-renewal.ts": "providers",
  "lib/payments/stripe/charges/still-wanted.ts": "a job, for the owner's standing order",
};

/** What a tenant's page or route calls that writes, and asks for no standing there. */
const WRITES_WITHOUT_STANDING: Record<string, string> = {
  "lib/auth/email/request-email-change.ts": "the person's own",
  "lib/auth/passwords/confirm-password.ts": "the person's own",
  "lib/bridge/identity/require-identity.ts": "notes who was refused, about the key's own site",
  "lib/bridge/record-heartbeat.ts": "about the key's own site; see test/api/standing-walk.test.ts",
  "lib/bridge/upsert-content.ts":
    "one statement about the key's own site; see test/api/standing-walk.test.ts",
  "lib/credits/reservations/commit-reservation.ts": "lockReservation asks",
  "lib/credits/consume-credits.ts": "its one statement asks: spend.ts",
  "lib/payments/checkout/ask-about-checkouts.ts":
    "asks the provider what has become of the account's own pages",
  "lib/people/put-aside.ts": "the person's own",
  "lib/people/update-person.ts": "the person's own",
  "lib/people/devices.ts": "the person's own",
};

const files = sourceFiles();

describe("a verb that writes takes its caller's standing from the locked read", () => {
  it("the lock without a question is for those who act for nobody", () => {
    const locking = files.filter(({ text }) => locks(text)).map(({ name }) => name);
    expect(locking.filter((name) => !(name in LOCKS_FOR_NOBODY))).toEqual([]);
    expect(Object.keys(LOCKS_FOR_NOBODY).filter((name) => !locking.includes(name))).toEqual([]);
  });

  it("what our team does to an account reads their role again as the first thing under its lock", () => {
    const asking = /\block(Account|AccountIfThere)\(tx, accountId\);\s*await requireStaff\(tx, act/;
    const planted =
      "const account = await lockAccount(tx, accountId);\n    if (isPayable(plan)) await give(tx, act);";
    expect(asking.test(planted)).toBe(false);
    const acting = files.filter(({ name, text }) => name.startsWith("lib/admin/") && locks(text));
    expect(acting.length).toBeGreaterThan(6);
    expect(acting.filter(({ text }) => !asking.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("what a tenant's page or route calls, and writes, locks with a standing", () => {
    const called = new Set(files.filter(({ name }) => isTenants(name)).flatMap(({ imports }) => imports));
    const writing = files.filter(({ name, text }) => called.has(name.replace(/\.ts$/, "")) && writes(text));
    expect(writing.length).toBeGreaterThan(15);
    const asking =
      /lock(OpenAccount|AccountFor)\(\s*tx,\s*[\w.]+,\s*(standing|standingOf|standingOnTeam|personStanding|\{ userId)/;
    const wrong = writing.filter(({ text }) => !asking.test(text)).map(({ name }) => name);
    expect(wrong.filter((name) => !(name in WRITES_WITHOUT_STANDING))).toEqual([]);
  });

  it("no tenant's page or route writes down by hand who acts: its wrapper knows, and whose right to ask for again", () => {
    const byHand = files.filter(({ name, text }) => isTenants(name) && /\bactor\s*[:,]|\bactor =/.test(text));
    expect(byHand.map(({ name }) => name)).toEqual([]);
  });

  it("no form of the back office does either", () => {
    const forms = files.filter(({ name }) => /^app\/admin\/.*actions\.ts$/.test(name));
    expect(forms.length).toBeGreaterThan(10);
    const byHand = forms.filter(({ text }) => /`user:\$|\bactorUserId\s*:/.test(text));
    expect(byHand.map(({ name }) => name)).toEqual([]);
  });
});

function locks(text: string): boolean {
  return /\block(Account|AccountIfThere)\(/.test(text);
}

function isTenants(name: string): boolean {
  if (/^app\/api\/v1\/(admin|auth|billing\/admin)\//.test(name)) return false;
  return /^app\/(\(tenant\)|payment|api\/v1)\/.*\.tsx?$/.test(name);
}

function writes(text: string): boolean {
  return /\btx\s*\.(insert|update|delete)\(|recordAudit\(/.test(
    text.replace(/\s+/g, " ").replace(/ \./g, "."),
  );
}
