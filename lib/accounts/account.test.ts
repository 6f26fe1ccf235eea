import { describe, expect, it } from "vitest";
import { ACCOUNT_STATUSES } from "@/db/words";
import {
  ACCOUNT_TRANSITIONS,
  type AccountStanding,
  type AccountStatusChange,
  standingAfter,
} from "./account";

const AT = new Date("2026-03-01T12:00:00Z");
const EARLIER = new Date("2026-02-01T12:00:00Z");

const standing = (change: Partial<AccountStanding>): AccountStanding => ({
  status: "active",
  suspensionReason: null,
  previousStatus: null,
  suspendedAt: null,
  cancelledAt: null,
  closedAt: null,
  ...change,
});

const suspendedByStaff = standing({
  status: "suspended",
  suspensionReason: "admin",
  previousStatus: "trial",
  suspendedAt: EARLIER,
});
const overdue = standing({
  status: "suspended",
  suspensionReason: "payment_overdue",
  previousStatus: "active",
  suspendedAt: EARLIER,
});

const changed = (from: AccountStanding, change: AccountStatusChange) => standingAfter(from, change, AT);

describe("an account's standing", () => {
  it("goes where the map says, and nowhere else", () => {
    for (const from of ACCOUNT_STATUSES)
      for (const to of ["trial", "active", "pending_payment"] as const) {
        const reached = changed(standing({ status: from }), { to, liftedByStaff: true });
        const allowed = from === to || ACCOUNT_TRANSITIONS[from].includes(to);
        expect(reached?.status, `${from} -> ${to}`).toBe(allowed ? to : undefined);
      }
  });

  it("keeps what a suspension interrupts", () => {
    const suspended = changed(standing({ status: "trial" }), { to: "suspended", reason: "trial_expired" });
    expect(suspended).toMatchObject({ status: "suspended", previousStatus: "trial", suspendedAt: AT });
  });

  it("goes back to the same place when staff suspend what is suspended already", () => {
    const suspended = changed(overdue, { to: "suspended", reason: "admin" });
    expect(suspended).toMatchObject({ suspensionReason: "admin", previousStatus: "active" });
  });

  it("can't be suspended once it is cancelled", () => {
    expect(changed(standing({ status: "cancelled" }), { to: "suspended", reason: "admin" })).toBeUndefined();
  });

  it("stays suspended by staff when a payment arrives, and works once they lift it", () => {
    const paid = changed(suspendedByStaff, { to: "active" });
    expect(paid).toMatchObject({ status: "suspended", suspensionReason: "admin", previousStatus: "active" });
    expect(changed(suspendedByStaff, { to: "active", liftedByStaff: true })).toEqual(standing({}));
  });

  it("works again by a payment after a suspension for non-payment", () => {
    expect(changed(overdue, { to: "active" })).toEqual(standing({}));
  });

  it("remembers behind a suspension that its subscription ended", () => {
    const ended = changed(overdue, { to: "cancelled", behindSuspension: true });
    expect(ended).toMatchObject({ status: "suspended", previousStatus: "cancelled" });
  });

  it("is cancelled with the day, and closed with it where its owner did it", () => {
    expect(changed(suspendedByStaff, { to: "cancelled" })).toEqual(
      standing({ status: "cancelled", previousStatus: "trial", cancelledAt: AT }),
    );
    expect(changed(standing({}), { to: "cancelled", closed: true })).toMatchObject({ closedAt: AT });
  });

  it("keeps the day of its cancellation when its subscription ends after it", () => {
    const cancelled = standing({ status: "cancelled", cancelledAt: EARLIER, previousStatus: "active" });
    expect(changed(cancelled, { to: "cancelled", behindSuspension: true })).toEqual(cancelled);
  });
});
