import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthCard } from "@/components/auth/auth-card";
import { EmailForm } from "@/components/auth/email-form";
import { VerifyEmailForm } from "@/components/auth/verify-email-form";
import { getViewer } from "@/lib/auth/viewer/viewer";
import { resendVerificationAction, verifyEmailAction } from "./actions";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Confirm your email address", robots: { index: false } };

const query = z.object({ token: z.string().min(1).optional().catch(undefined) });

/** Opening the link confirms nothing: programs that check links open them too. A person presses the button. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = query.parse(await searchParams);
  const viewer = await getViewer();
  const home = viewer ? { href: "/", label: "Continue" } : { href: "/login", label: "Sign in" };
  if (token) {
    return (
      <AuthCard
        title="Confirm your email address"
        description="One click unlocks API keys and invitations."
        footer={<Link href="/verify-email">Ask for a new link</Link>}
      >
        <VerifyEmailForm action={verifyEmailAction} token={token} home={home} />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Confirm your email address"
      description="Open the link in the email we sent you. Didn't get it? Send another one."
      footer={<Link href={home.href}>{home.label}</Link>}
    >
      <EmailForm
        action={resendVerificationAction}
        submit="Send a new link"
        sentTitle="Check your inbox"
        email={viewer?.email}
      />
    </AuthCard>
  );
}
