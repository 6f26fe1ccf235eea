import type { Guide } from "@/components/docs/guide/guide";

export const SANDBOX: Guide = {
  slug: "sandbox",
  title: "Sandbox",
  lead: "A second account to build and test against. Nothing in it is real, and no money moves.",
  sections: [
    {
      title: "Make one",
      blocks: [
        "An admin or owner makes the sandbox under [Settings, Sandbox](/settings/sandbox), or with `POST /sandbox/`. The answer holds a key to it, this once. It has every scope and begins with `igny8_test_`, so that you can tell it from a live key.",
        "The sandbox starts on the free trial, or on the plan that `plan_slug` names, as a new account does. It has credits, sites, keys, deliveries and webhooks of its own, and the same team in the same roles.",
        "To see it in the browser, open it under Settings. A banner on each page says that you are in the sandbox, until you leave it.",
      ],
    },
    {
      title: "What is the same, and what is not",
      blocks: [
        {
          list: [
            "Every call works as it does in a live account: plans, limits, credits, rate limits and errors.",
            "Webhooks are sent, signed as always.",
            "Emails are not sent.",
            "Cards, PayPal and bank transfers are refused. An open invoice is settled with a click on its payment page, or with `POST /sandbox/pay/`.",
            "Invoices and credit notes have numbers of their own: `TEST-...` and `TESTCN-...`.",
            "The team is changed in the live account.",
          ],
        },
        "If the live account is suspended, its sandbox is too.",
      ],
    },
    {
      title: "Start again",
      blocks: [
        "`POST /sandbox/empty/` deletes everything in the sandbox, its keys too, and starts it again with a new key. `DELETE /sandbox/` deletes it.",
      ],
    },
  ],
};
