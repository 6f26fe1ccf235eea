import type { Clause } from "@/components/marketing/legal-page";
import { RETENTION } from "./retention";

export const PRIVACY: readonly Clause[] = [
  {
    title: "What we store about you",
    paragraphs: [
      "Your name, email address, the account you belong to and your role in it. Your password only as an Argon2 hash, from which nobody can read it. For each device that is signed in: its browser's name, its network address and when it was last used, so that you can end sessions you don't know.",
      "For accounts that pay: the billing address, invoices, payments and their references. Card numbers and PayPal passwords never reach us; they stay with Stripe and PayPal.",
    ],
  },
  {
    title: "What we store about your sites",
    paragraphs: [
      "Each site's address, name, industry and sectors. From a connected WordPress site: the versions of WordPress, PHP and the plugin, the names of its post types, its site icon, and for each public item its number, type, status, title, address and date of change.",
      "The plugin does not send the text of posts, nor users, comments, or anything about your visitors.",
    ],
  },
  {
    title: "What we record while you work",
    paragraphs: [
      "The use of credits as a ledger, and important changes (such as members, keys, plans and payments) with who made them and when. Server logs with network addresses and request numbers, to find faults and abuse; passwords, keys and tokens are never written to them.",
    ],
  },
  {
    title: "Why we may",
    paragraphs: [
      "To provide what you have signed up for, to keep the accounts that tax law asks for, and to protect the service and its customers from abuse. We do not sell data, show advertising or make profiles of people.",
    ],
  },
  {
    title: "Cookies",
    paragraphs: [
      "One cookie keeps you signed in, and a second one says only that you are, so that public pages can offer the way back in. Signing out removes both. There are no others: no analytics, no advertising, and no page of ours loads anything from another company's servers. That is why you see no cookie banner.",
    ],
  },
  {
    title: "Who else sees data",
    paragraphs: [
      "The companies that run our servers and send our email, and Stripe or PayPal when you choose to pay with them: each gets only what its task needs, under contract. Our staff look into an account only to support it; while they see the product through your eyes the page says so, and it is recorded.",
    ],
  },
  {
    title: "How long",
    paragraphs: [
      "As long as the account exists, unless this table says otherwise. A closed account can be restored until it is deleted.",
    ],
    table: { head: ["Data", "Kept"], rows: RETENTION.map(({ what, kept }) => [what, kept]) },
  },
  {
    title: "How it is protected",
    paragraphs: [
      "Every account's data is separated inside the database itself, not only by the program. API keys are stored as hashes and shown once. Connections are encrypted, sessions can be ended by you at any time, and two-factor sign-in is there for everybody.",
    ],
  },
  {
    title: "Your rights",
    paragraphs: [
      "You can see and correct your data under Settings, export all of it as one file, and have it deleted by closing the account, or by leaving it and deleting your sign-in. You can object to processing, or complain to the data protection authority where you live. For anything that Settings can't do, use the contact page; we answer within 30 days.",
    ],
  },
];
