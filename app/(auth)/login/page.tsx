import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthCard } from "@/components/auth/auth-card";
import { LoginForm } from "@/components/auth/login-form";
import { LoginNotice } from "@/components/auth/login-notice";
import { Alert } from "@/components/ui/page/alert";
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
      <LoginNotice of={notice} />
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
