import type { Clause } from "@/components/marketing/legal-page";

/** What customers notice, the newest first. Operators read CHANGELOG.md. */
export const CHANGES: readonly (Pick<Clause, "title" | "paragraphs"> & { date: string })[] = [
  {
    date: "November 2026",
    title: "Money you can follow",
    paragraphs: [
      "Every refund and every cancelled invoice now comes with a credit note, as a PDF and in your billing history.",
      "Payments show where they are: on their way, disputed, or kept for you when an invoice was paid twice. Invoices say how to pay them, with a code that banking apps scan.",
      "Before you change your plan, you see how the price adds up.",
    ],
  },
  {
    date: "November 2026",
    title: "Safer sign-ins",
    paragraphs: [
      "Settings list your recent sign-ins, failed ones included. Too many wrong passwords slow down the person who tries them, and never lock you out.",
      "You get an email when our team changes something about the way you sign in.",
    ],
  },
  {
    date: "November 2026",
    title: "A plugin that looks after itself",
    paragraphs: [
      "The WordPress plugin shows new versions in wp-admin and checks each download before it installs it.",
      "A site's page tells which version runs there and when it last reported.",
    ],
  },
  {
    date: "November 2026",
    title: "Invoices in more scripts",
    paragraphs: [
      "Invoices print names and addresses in Japanese, Chinese, Korean, Arabic, Hebrew, Thai and Hindi.",
    ],
  },
  {
    date: "November 2026",
    title: "A faster API",
    paragraphs: [
      "API requests are answered by a lighter server. An Idempotency-Key now holds even when the connection breaks in the middle of a request.",
    ],
  },
];
