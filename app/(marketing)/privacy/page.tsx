import type { Metadata } from "next";
import { LegalPage } from "@/components/marketing/legal-page";
import { PRIVACY } from "./clauses";

export const revalidate = 60;
export const metadata: Metadata = {
  title: "Privacy",
  description: "What IGNY8 stores about you and your sites, why, for how long, and what it never collects.",
  alternates: { canonical: "/privacy" },
};

export default function PrivacyPage() {
  return (
    <LegalPage
      title="Privacy"
      updated="22 November 2026"
      lead="What we know about you and your sites, what we do with it, and what we leave alone."
      clauses={PRIVACY}
    />
  );
}
