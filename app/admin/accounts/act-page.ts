import type { ActField } from "@/components/admin/act-form";
import type { FormAction } from "@/lib/actions/form-state";
import type { AccountAct } from "@/lib/admin/accounts/acts";
import type { AccountFacts } from "@/lib/admin/accounts/get-account";
import { transferDue } from "@/lib/admin/payments/transfer-due";
import { isOpen } from "@/lib/invoices/invoice";
import { formatAmount, formatDecimal } from "@/lib/money";
import { featureLabel } from "@/lib/plans/feature-labels";
import { featuresOf } from "@/lib/plans/features";
import { FEATURES } from "@/lib/plans/plan";
import { listPlans } from "@/lib/plans/queries";
import { confirmTransferAction } from "../payments/actions";
import { SAME_REFERENCE } from "../payments/decision-form";
import { startViewAction } from "../view-as/actions";
import {
  adjustCreditsAction,
  cancelAction,
  changePlanAction,
  extendTrialAction,
  reactivateAction,
  setFeaturesAction,
  suspendAction,
} from "./actions";

interface ActPage {
  description: string;
  action: FormAction;
  fields: ActField[];
  submit: string;
  isDangerous?: boolean;
}

const REASON: ActField = {
  name: "reason",
  label: "Reason",
  type: "reason",
  hint: "Kept in the audit log, with your name.",
};

/** What the page of an act says and asks for. */
export async function actPage(act: AccountAct, facts: AccountFacts): Promise<ActPage> {
  return PAGES[act](facts);
}

const PAGES: Record<AccountAct, (facts: AccountFacts) => ActPage | Promise<ActPage>> = {
  suspend: () => ({
    description:
      "Their API calls and plugins are refused immediately. In the browser they can only reach billing and sign out.",
    action: suspendAction,
    fields: [REASON],
    submit: "Suspend",
    isDangerous: true,
  }),
  reactivate: () => ({
    description:
      "The account goes back to where it was. A trial that is over gets seven more days; a paid plan whose time has run out waits for its payment.",
    action: reactivateAction,
    fields: [REASON],
    submit: "Reactivate",
  }),
  cancel: ({ account }) => ({
    description: `The subscription ends now, open invoices are void, ${account.credits} credits lapse. Nothing is deleted; reactivating brings it back.`,
    action: cancelAction,
    fields: [REASON],
    submit: "Cancel account",
    isDangerous: true,
  }),
  "adjust-credits": ({ account }) => ({
    description: `The balance is ${account.credits} credits.`,
    action: adjustCreditsAction,
    fields: [
      { name: "amount", label: "Credits", type: "number", hint: "Above zero gives, below zero takes." },
      REASON,
    ],
    submit: "Adjust credits",
  }),
  "extend-trial": () => ({
    description: "Counted from the trial's end, or from now when it is over.",
    action: extendTrialAction,
    fields: [{ name: "days", label: "Days", type: "number", defaultValue: "7" }, REASON],
    submit: "Extend trial",
  }),
  features: featuresPage,
  "change-plan": changePlanPage,
  "view-as": () => ({
    description:
      "You see what the owner sees, for an hour, in this browser. Nothing can be changed, and the account's data can't be downloaded. Beginning and end are in the audit log.",
    action: startViewAction,
    fields: [REASON],
    submit: "View as the tenant",
  }),
  "confirm-transfer": confirmTransferPage,
};

function featuresPage({ account, plan }: AccountFacts): ActPage {
  const planHas = plan?.features.map(featureLabel).join(", ") || "no features";
  return {
    description: `What the account may use, whatever its plan has. ${plan?.name ?? "Without a plan it"} has: ${planHas}.`,
    action: setFeaturesAction,
    fields: [
      {
        name: "source",
        label: "Features",
        type: "select",
        defaultValue: account.features ? "own" : "plan",
        options: [
          { value: "plan", label: "The plan's" },
          { value: "own", label: "Those ticked below" },
        ],
      },
      {
        name: "features",
        label: "For this account",
        type: "boxes",
        options: FEATURES.map((feature) => ({ value: feature, label: featureLabel(feature) })),
        ticked: featuresOf(account, plan),
      },
      REASON,
    ],
    submit: "Set features",
  };
}

async function changePlanPage({ plan }: AccountFacts): Promise<ActPage> {
  const plans = (await listPlans()).filter(({ isActive, id }) => isActive && id !== plan?.id);
  const options = plans.map(({ slug, name, priceCents, currency }) => ({
    value: slug,
    label: priceCents === 0 ? name : `${name}, ${formatAmount(priceCents, currency)} a month`,
  }));
  return {
    description:
      "A free plan applies immediately, with its credits. A paid plan applies when its invoice is paid; a smaller one when the paid period ends.",
    action: changePlanAction,
    fields: [{ name: "plan_slug", label: "Plan", type: "select", options }, REASON],
    submit: "Change plan",
    isDangerous: true,
  };
}

async function confirmTransferPage(facts: AccountFacts): Promise<ActPage> {
  const open = facts.invoices.filter(isOpen);
  const due = open.map(
    ({ number, totalCents, currency }) => `${number}: ${formatAmount(totalCents, currency)}`,
  );
  const amount = await transferDue(facts);
  return {
    description: `For money that arrived and that nobody reported. ${
      due.length > 0 ? `Open: ${due.join("; ")}.` : "No invoice is open: the next period is paid in advance."
    }`,
    action: confirmTransferAction,
    fields: [
      { name: "external_payment_id", label: "Payment reference" },
      { name: "payer_name", label: "Payer" },
      { name: "amount", label: "Amount", defaultValue: amount === undefined ? "" : formatDecimal(amount) },
      { name: "proof_url", label: "Link to the statement", type: "url", optional: true },
      SAME_REFERENCE,
    ],
    submit: "Confirm the transfer",
  };
}
