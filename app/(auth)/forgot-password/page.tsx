import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth/auth-card";
import { EmailForm } from "@/components/auth/email-form";
import { forgotPasswordAction } from "./actions";

export const metadata: Metadata = { title: "Forgot your password?" };

export default function ForgotPasswordPage() {
  return (
    <AuthCard
      title="Forgot your password?"
      description="Tell us your address, and we send you a link to choose a new one."
      footer={<Link href="/login">Back to signing in</Link>}
    >
      <EmailForm action={forgotPasswordAction} submit="Send the link" sentTitle="Look into your inbox" />
    </AuthCard>
  );
}
