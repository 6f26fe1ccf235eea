import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { isMailPreviewOn, listLatestMails } from "@/lib/mail/preview";
import { MAIL_TEMPLATES } from "@/lib/mail/templates";

export const metadata: Metadata = { title: "Mail", robots: { index: false } };

/** Emails that no mail server takes: in development, or with MAIL_PREVIEW=1. */
export default async function DevMailPage() {
  await connection();
  if (!isMailPreviewOn()) notFound();
  return (
    <main id="content" className="mx-auto max-w-4xl space-y-8 px-4 py-10">
      <h1 className="text-2xl font-semibold">Mail</h1>
      <Outbox mails={await listLatestMails()} />
      <Templates />
    </main>
  );
}

function Outbox({ mails }: { mails: Awaited<ReturnType<typeof listLatestMails>> }) {
  return (
    <section className="space-y-3">
      <h2 className="text-lg font-semibold">Outbox</h2>
      {mails.length === 0 && <p className="text-muted">No emails yet.</p>}
      <ul className="divide-y divide-border rounded-card border border-border bg-surface">
        {mails.map((mail) => (
          <li key={mail.id}>
            <Link
              href={`/dev/mail/${mail.id}`}
              className="grid gap-x-4 px-4 py-3 hover:bg-sunken sm:grid-cols-[1fr_auto]"
            >
              <span className="font-medium">{mail.subject ?? mail.template}</span>
              <span className="text-muted">{mail.toAddress}</span>
              <span className="text-xs text-muted">{mail.error ?? state(mail)}</span>
              <time className="text-xs text-muted">{mail.createdAt.toISOString()}</time>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Templates() {
  return (
    <section className="space-y-3">
      <h2 className="text-lg font-semibold">Templates</h2>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {Object.keys(MAIL_TEMPLATES).map((name) => (
          <li key={name}>
            <Link href={`/dev/mail/${name}`} className="text-brand underline underline-offset-4">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function state({ sentAt, isKept }: { sentAt: Date | null; isKept: boolean }): string {
  if (isKept) return "Kept: no mail server is named";
  return sentAt ? "Sent" : "Waits for the job";
}
