import type { Clause } from "@/components/marketing/legal-page";

export const TERMS: readonly Clause[] = [
  {
    title: "What you get",
    paragraphs: [
      "IGNY8 lets you manage the sites of an account, their sectors and people, connect WordPress sites through our plugin, and spend credits on content operations. What a plan includes is on the pricing page and on your billing page.",
      "We may improve the service. If a change takes away something you pay for, we tell you at least 30 days before, and you may cancel with the unused part of the period refunded.",
    ],
  },
  {
    title: "Your account",
    paragraphs: [
      "You need to be able to make contracts, give us a working email address, and keep your password and API keys to yourself. What is done with them counts as done by you until you tell us otherwise.",
      "Each person signs in with an account of their own. An owner decides who is a member and with which role; the owner answers for the account as a whole.",
    ],
  },
  {
    title: "Trial and plans",
    paragraphs: [
      "The free trial runs for the number of days shown on the pricing page, once per person. When it ends the account pauses; nothing in it is deleted because of that.",
      "A paid plan starts when we confirm your first payment and runs for the month or year you chose. It renews at the end of each period until you cancel. Moving up takes effect when the difference is paid, moving down at the end of the period.",
    ],
  },
  {
    title: "Payment",
    paragraphs: [
      "You can pay by bank transfer, and by card or PayPal where checkout offers them. Invoices are on your billing page and are sent by email. Prices exclude tax. Where tax applies, it is added on the invoice, on a line of its own.",
      "If a renewal is not paid at the end of the period, the account works on for seven days and is then suspended. Paying the open invoice activates it again.",
    ],
  },
  {
    title: "Credits",
    paragraphs: [
      "Credits pay for operations inside IGNY8, at the prices shown on our home page. Each confirmed payment sets your balance to your plan's credits: unused credits do not carry over, can't be passed on, and have no value in money.",
      "The credits of an operation that failed through our fault can be given back once, through the API or by writing to us.",
    ],
  },
  {
    title: "Your content",
    paragraphs: [
      "What you put into IGNY8, and what it makes for you, is yours. You allow us to store and process it as far as the service needs it.",
      "Machines make mistakes. Read what was generated before you publish it: you answer for what appears on your sites.",
    ],
  },
  {
    title: "Fair use",
    paragraphs: [
      "Don't use IGNY8 for what is against the law, to harm or deceive people, to send spam, to get into systems that are not yours, or to get around the limits of your plan. Requests are limited per account; the API reference says how.",
      "If an account does so we may suspend it. We say why, and we undo it when the reason is gone.",
    ],
  },
  {
    title: "Cancelling and closing",
    paragraphs: [
      "An owner can cancel the plan at any time under Billing; it then runs to the end of the paid period. An owner can close the account under Settings: it can be restored for 30 days, after which its data is deleted, except for what the law makes us keep, such as invoices.",
      "You can export everything your account owns as one file, at any time, under Settings.",
    ],
  },
  {
    title: "Liability",
    paragraphs: [
      "We run the service with the care of a diligent business, without promising that it never fails. We are liable without limitation for intent and gross negligence, for harm to life, body or health, and wherever the law says so.",
      "Otherwise we are liable for the breach of essential duties only, up to the amount you paid us in the twelve months before the damage.",
    ],
  },
  {
    title: "Changes to these terms",
    paragraphs: [
      "We announce changes by email to the account's owners at least 30 days before they apply. If you disagree, you can cancel before that day; if you keep using the service after it, the new terms apply.",
    ],
  },
];
