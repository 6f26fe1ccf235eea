import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthCard } from "@/components/auth/auth-card";
import { EmailForm } from "@/components/auth/email-form";
import { AddressConfirmed, VerifyEmailForm } from "@/components/auth/verify-email-form";
import { REST_OF_CHANGE } from "@/lib/auth/email/email-change";
import { findVerifyLink } from "@/lib/auth/email/verify-link";
import { landingPath } from "@/lib/auth/sessions/own-path";
import { getViewer } from "@/lib/auth/viewer/viewer";
import { resendVerificationAction, verifyEmailAction } from "./actions";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Confirm your email address", robots: { index: false } };

const query = z.object({ token: z.string().min(1).optional().catch(undefined) });

/** Opening the link confirms nothing: programs that check links open them too. A person presses the button. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = query.parse(await searchParams);
  const viewer = await getViewer();
  const home = viewer
    ? { href: landingPath(viewer), label: "Continue" }
    : { href: "/login", label: "Sign in" };
  const link = token ? await findVerifyLink(token) : undefined;
  switch (link?.state) {
    case "confirmed":
      return <AddressConfirmed home={home}>{link.email} is confirmed already.</AddressConfirmed>;
    case "half_done":
      return (
        <AddressConfirmed home={home}>
          {link.email} is confirmed already. {REST_OF_CHANGE}
        </AddressConfirmed>
      );
    case "open":
      return (
        <VerifyEmailForm
          title="Confirm your email address"
          description="One click unlocks API keys and invitations."
          footer={<Link href="/verify-email">Ask for a new link</Link>}
          action={verifyEmailAction}
          token={token ?? ""}
          home={home}
        />
      );
  }
  return <AnotherLink says={link ? DEAD : ASK} email={viewer?.email} home={home} />;
}

interface AnotherLinkProps {
  says: string;
  email: string | undefined;
  home: { href: string; label: string };
}

function AnotherLink({ says, email, home }: AnotherLinkProps) {
  return (
    <AuthCard
      title="Confirm your email address"
      description={says}
      footer={<Link href={home.href}>{home.label}</Link>}
    >
      <EmailForm
        action={resendVerificationAction}
        submit="Send a new link"
        sentTitle="Check your inbox"
        email={email}
      />
    </AuthCard>
  );
}

const ASK = "Open the link in the email we sent you. Didn't get it? Send another one.";
const DEAD =
  "This link no longer works: a newer one was sent, or it is more than a day old. Send another one.";
