import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { findMailPreview, isMailPreviewOn } from "@/lib/mail/preview";

interface LetterPageProps {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: LetterPageProps): Promise<Metadata> {
  await letterPage((await params).name);
  return { title: "Email", robots: { index: false } };
}

export default async function DevLetterPage({ params }: LetterPageProps) {
  const mail = await letterPage((await params).name);
  return (
    <main id="content" className="mx-auto max-w-4xl space-y-6 px-4 py-10">
      <Link href="/dev/mail" className="text-brand underline underline-offset-4">
        All emails
      </Link>
      <h1 className="text-2xl font-semibold">{mail.subject}</h1>
      <iframe
        title="The email as HTML"
        srcDoc={mail.html}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        className="h-160 w-full rounded-card border border-border bg-white"
      />
      <section className="space-y-2">
        <h2 className="text-lg font-semibold">As plain text</h2>
        <pre className="overflow-x-auto rounded-card border border-border bg-sunken p-4 whitespace-pre-wrap">
          {mail.text}
        </pre>
      </section>
    </main>
  );
}

/** Once a request: the title and the page itself both ask. */
const letterPage = cache(async (name: string) => {
  await connection();
  return (isMailPreviewOn() ? await findMailPreview(name) : undefined) ?? notFound();
});
