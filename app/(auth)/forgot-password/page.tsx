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
      description="Enter your email and we'll send you a link to choose a new password."
      footer={<Link href="/login">Back to signing in</Link>}
    >
      <EmailForm action={forgotPasswordAction} submit="Send the link" sentTitle="Check your inbox" />
    </AuthCard>
  );
}
