import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthCard } from "@/components/auth/auth-card";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import { isLinkOpen } from "@/lib/auth/tokens/user-token";
import { resetPasswordAction } from "./actions";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

const query = z.object({ token: z.string().min(1).optional().catch(undefined) });

export default async function ResetPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = query.parse(await searchParams);
  const isOpen = token !== undefined && (await isLinkOpen(token, "reset_password"));
  return (
    <AuthCard
      title="Choose a new password"
      description="Every device that is signed in will be signed out."
      footer={<Link href="/forgot-password">Ask for a new link</Link>}
    >
      {!token && <Alert tone="warning">Open this page from the link in the email we sent you.</Alert>}
      {token && !isOpen && (
        <Alert
          tone="warning"
          title="This link no longer works"
          action={<LinkButton href="/forgot-password">Send a new link</LinkButton>}
        >
          It has been used, or it is more than an hour old.
        </Alert>
      )}
      {token && isOpen && <ResetPasswordForm action={resetPasswordAction} token={token} />}
    </AuthCard>
  );
}
