import type { Metadata } from "next";
import { z } from "zod";
import { AuthCard } from "@/components/auth/auth-card";
import { VerifyEmailForm } from "@/components/auth/verify-email-form";
import { confirmBillingEmailAction } from "./actions";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Confirm your billing address", robots: { index: false } };

const query = z.object({ token: z.string().min(1).optional().catch(undefined) });

/** Opening the link confirms nothing: programs that check links open them too. A person presses the button. */
export default async function ConfirmBillingEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = query.parse(await searchParams);
  if (!token)
    return (
      <AuthCard
        title="Confirm your billing address"
        description="Open this page from the link in the email we sent you. An owner can send another one under Settings, Account."
      >
        {null}
      </AuthCard>
    );
  return (
    <VerifyEmailForm
      title="Receive invoices at this address?"
      description="You get the account's invoices, credit notes and emails about payments."
      action={confirmBillingEmailAction}
      token={token}
      home={{ href: "/", label: "Continue" }}
    />
  );
}
