import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthCard } from "@/components/auth/auth-card";
import { LoginForm } from "@/components/auth/login-form";
import { Alert } from "@/components/ui/page/alert";
import { RESTORABLE_DAYS } from "@/lib/accounts/purge-closed-accounts";
import { ownPath, signUpPath } from "@/lib/auth/sessions/own-path";
import { redirectSignedIn } from "@/lib/auth/viewer/redirect-signed-in";
import { logInAction, logInWithCodeAction } from "./actions";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Sign in", alternates: { canonical: "/login" } };

const text = z.string().optional().catch(undefined);
const query = z.object({ next: text, notice: text, error: text, email: text });

export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, notice, error, email } = query.parse(await searchParams);
  await redirectSignedIn(() => next);
  return (
    <AuthCard
      title="Sign in"
      footer={
        <>
          New here? <Link href={signUpPath(next)}>Start your free trial</Link>
        </>
      }
    >
      {notice === "password-set" && (
        <Alert tone="success" role="status">
          Your new password is set. Sign in with it.
        </Alert>
      )}
      {notice === "joined" && (
        <Alert tone="success" role="status">
          You have joined the account. Sign in, with a code as always.
        </Alert>
      )}
      {notice === "person-deleted" && (
        <Alert tone="success" role="status">
          Your sign-in is deleted.
        </Alert>
      )}
      {notice === "account-closed" && (
        <Alert tone="success" role="status" title="Your account is closed">
          It is kept for {RESTORABLE_DAYS} days, then everything in it is deleted. To have it back until then,{" "}
          <Link href="/contact" className="underline">
            contact us
          </Link>
          .
        </Alert>
      )}
      {error && <Alert tone="danger">Wrong email address or password.</Alert>}
      <LoginForm
        action={logInAction}
        codeAction={logInWithCodeAction}
        next={ownPath(next)}
        email={email?.slice(0, 254)}
      />
    </AuthCard>
  );
}
