import type { Metadata } from "next";
import { LegalPage } from "@/components/marketing/legal-page";
import { TERMS } from "./clauses";

export const revalidate = 60;
export const metadata: Metadata = {
  title: "Terms",
  description:
    "The agreement between you and IGNY8: plans, payment, credits, your content, and how to leave.",
  alternates: { canonical: "/terms" },
};

export default function TermsPage() {
  return (
    <LegalPage
      title="Terms of service"
      updated="22 November 2026"
      lead="These terms are the agreement between you and IGNY8. We have kept them short, so that you can read them."
      clauses={TERMS}
    />
  );
}
