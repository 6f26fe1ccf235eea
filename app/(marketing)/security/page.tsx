import type { Metadata } from "next";
import { LegalPage } from "@/components/marketing/legal-page";
import { SECURITY_CLAUSES } from "./clauses";

export const revalidate = 60;
export const metadata: Metadata = {
  title: "Security",
  description:
    "How IGNY8 keeps accounts apart, protects sign-ins, keys and payments, and how to report a problem.",
  alternates: { canonical: "/security" },
};

export default function SecurityPage() {
  return (
    <LegalPage
      title="Security"
      updated="30 November 2026"
      lead="How we protect your account and your data. Everything on this page is how the product works today."
      clauses={SECURITY_CLAUSES}
    />
  );
}
