import type { Clause } from "@/components/marketing/legal-page";

/** What we do, as it is in the code. Nothing here that a test or a page of docs/ does not show. */
export const SECURITY_CLAUSES: readonly Clause[] = [
  {
    title: "Your data is kept apart",
    paragraphs: [
      "Every row belongs to one account, and PostgreSQL's row-level security enforces it: a query made for you can't return another account's rows, even if our code forgot to ask for yours alone.",
      "Asking for something that belongs to somebody else gets the same answer as asking for something that doesn't exist.",
    ],
  },
  {
    title: "Signing in",
    paragraphs: [
      "Passwords are hashed with argon2id, and common ones are refused. Two-factor sign-in works with any authenticator app and is required for our own team on production servers.",
      "Failed attempts slow down the person who makes them and never lock you out. You can see your devices and recent sign-ins, failed ones included, and end any of them. A changed password signs out every other device.",
    ],
  },
  {
    title: "API keys",
    paragraphs: [
      "A key does what its scopes say, for one site if you choose. We store a hash, so a key is shown once. Rotation can keep the old key working for a while, and revoking it works immediately.",
    ],
  },
  {
    title: "Payments",
    paragraphs: [
      "Stripe and PayPal handle cards and wallets; card numbers never reach our servers. Webhooks are verified by signature, and what they say is checked with the provider before anything changes.",
    ],
  },
  {
    title: "What our team can see",
    paragraphs: [
      "Our team can look at your account as you see it, for one hour at a time, with a reason, and without changing anything. Each visit is recorded with its reason.",
      "What our team changes is recorded with who did it, when and why. You get an email when it concerns your sign-in.",
    ],
  },
  {
    title: "Your data is yours",
    paragraphs: [
      "Owners can download everything the account owns in one file, at any time. A closed account is deleted for good after 30 days, apart from invoices and payments, which tax law makes us keep.",
      "Pages load nothing from other hosts: no trackers, no foreign fonts.",
    ],
  },
  {
    title: "Report a vulnerability",
    paragraphs: [
      "Write to us through the contact page, with “Security” as the first word. Tell us what you did, what happened and what an attacker would gain. Please test only on accounts of your own. We reply, and tell you when it is fixed.",
    ],
  },
];
