import { type Oracle, ofEachTenant } from "./oracle";

/** docs/contract.md, section 4: nothing a client sends gives a 500. A provider that fails is said to be unavailable. */
const noInternalError: Oracle = {
  name: "internal_error",
  objects: ({ outcome }) => (outcome.kind === "broke" ? outcome.error : undefined),
};

/**
 * What is refused has changed nothing (one transaction, DESIGN.md). How somebody wants to pay is remembered before the
 * provider is asked, and a page or an event that comes at the same moment is somebody else's doing.
 */
const refusalChangesNothing: Oracle = {
  name: "refusal_changes_something",
  objects: ({ outcome, before, after, isPassing, step }) => {
    const isAlone = !isPassing && !step.diesAfter && !step.atOnce && !MANY_STEPS.includes(step.do);
    if (outcome.kind !== "refused" || !isAlone || EXTERNAL.includes(outcome.code)) return undefined;
    const [a, b] = [told(before), told(after)];
    return a === b ? undefined : `${outcome.code}, and yet something changed`;
  },
};

const EXTERNAL = ["provider_unavailable", "outcome_unknown"];
const MANY_STEPS = ["wait", "jobs", "deliver", "pay", "payOldPage", "openPage"];

const told = ({
  accounts,
  subscriptions,
  invoices,
  payments,
  ledger,
  sites,
}: Parameters<Oracle["objects"]>[0]["after"]) =>
  JSON.stringify([
    accounts,
    subscriptions.map(({ paymentMethod: _, ...rest }) => rest),
    invoices,
    payments,
    ledger,
    sites,
  ]);

/** 007: a suspension by staff outlives payments, cancelling, choosing: only staff lift it. */
const staffSuspensionStands: Oracle = {
  name: "staff_suspension_lifted_by_itself",
  objects: ofEachTenant(({ tenant, now: { account } }) => {
    const isShut = account.status === "suspended" || account.status === "cancelled";
    return tenant.shutByStaff && !isShut ? `is ${account.status}` : undefined;
  }),
};

/**
 * A cancellation by staff outlives a card's late charge as a suspension does; staff may confirm a transfer, and the owner
 * may choose a plan again (007). 007 does not name card charges here; nobody may pay their way past such a cancellation.
 */
const staffCancellationStands: Oracle = {
  name: "staff_cancellation_undone_by_itself",
  objects: ofEachTenant(({ tenant, now: { account } }) =>
    tenant.endedByStaff && account.status !== "cancelled" ? `is ${account.status}` : undefined,
  ),
};

export const PRODUCT_ORACLES = [
  noInternalError,
  refusalChangesNothing,
  staffSuspensionStands,
  staffCancellationStands,
];
