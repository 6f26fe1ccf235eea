import type { Metadata } from "next";
import Link from "next/link";
import { AcceptInvitationForm } from "@/components/auth/accept-invitation-form";
import { AuthCard } from "@/components/auth/auth-card";
import { Alert } from "@/components/ui/page/alert";
import { findInvitation } from "@/lib/signup/find-invitation";
import { acceptInvitationAction } from "./actions";

export const metadata: Metadata = { title: "Your invitation", robots: { index: false } };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await findInvitation(token);
  if (!found) return <Closed />;
  const { account, invitation } = found;
  return (
    <AuthCard
      title={`Join ${account.name}`}
      description={`You are invited as ${invitation.role}, with the address ${invitation.email}.`}
    >
      <AcceptInvitationForm action={acceptInvitationAction} token={token} email={invitation.email} />
    </AuthCard>
  );
}

function Closed() {
  return (
    <AuthCard title="This invitation is no longer open" footer={<Link href="/login">Sign in</Link>}>
      <Alert tone="info">
        It was accepted, withdrawn, or is older than 7 days. Ask the person who invited you to send a new one.
      </Alert>
    </AuthCard>
  );
}
