import type { Metadata } from "next";
import { DisableTwoFactor } from "@/components/two-factor/disable-two-factor";
import { EnableTwoFactor } from "@/components/two-factor/enable-two-factor";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { startTwoFactor } from "@/lib/auth/two-factor/start-two-factor";
import { requirePerson } from "@/lib/auth/viewer/viewer";
import { env } from "@/lib/env";
import { qrPath } from "@/lib/payments/bank-transfer/epc-code";
import { disableTwoFactorAction, enableTwoFactorAction } from "./actions";

export const metadata: Metadata = { title: "Two-factor sign-in" };

/** Switched on by anybody for themselves; a superuser must, where the operator says so. */
export default async function TwoFactorPage() {
  const viewer = await requirePerson();
  const must = viewer.isSuperuser && env().REQUIRE_ADMIN_2FA === "1";
  return (
    <main className="mx-auto max-w-2xl px-4 py-10 sm:px-6">
      <PageHeader
        title="Two-factor sign-in"
        description="A code from your phone beside your password: a stolen password alone opens nothing."
        action={
          <LinkButton href={viewer.isSuperuser ? "/admin" : "/settings"} variant="secondary">
            Back
          </LinkButton>
        }
      />
      {viewer.hasTotp ? (
        <DisableTwoFactor action={disableTwoFactorAction} isRequired={must} />
      ) : (
        <Enable userId={viewer.userId} />
      )}
    </main>
  );
}

async function Enable({ userId }: { userId: number }) {
  const { secret, uri } = await startTwoFactor(userId);
  return <EnableTwoFactor action={enableTwoFactorAction} secret={secret} code={qrPath(uri)} />;
}
