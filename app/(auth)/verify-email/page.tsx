import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthCard } from "@/components/auth/auth-card";
import { EmailForm } from "@/components/auth/email-form";
import { VerifyEmailForm } from "@/components/auth/verify-email-form";
import { getViewer } from "@/lib/auth/viewer/viewer";
import { resendVerificationAction, verifyEmailAction } from "./actions";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Confirm your e-mail address", robots: { index: false } };

const query = z.object({ token: z.string().min(1).optional().catch(undefined) });

/** Opening the link confirms nothing: programs that check links open them too. A person presses the button. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = query.parse(await searchParams);
  const viewer = await getViewer();
  const home = viewer ? { href: "/", label: "Go on" } : { href: "/login", label: "Sign in" };
  if (token) {
    return (
      <AuthCard
        title="Confirm your e-mail address"
        description="One press, and API keys and invitations are open to you."
        footer={<Link href="/verify-email">Ask for a new link</Link>}
      >
        <VerifyEmailForm action={verifyEmailAction} token={token} home={home} />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Confirm your e-mail address"
      description="Open the link from our letter. It didn't arrive? We send another one."
      footer={<Link href={home.href}>{home.label}</Link>}
    >
      <EmailForm
        action={resendVerificationAction}
        submit="Send a new link"
        sentTitle="Look into your inbox"
        email={viewer?.email}
      />
    </AuthCard>
  );
}
