import type { Metadata } from "next";
import { GuideArticle } from "@/components/docs/guide/guide-article";
import { quickStart } from "./guides/quick-start";
import { reference } from "./reference";

/** The address of this installation is known only where it runs. */
export const revalidate = 60;
export const metadata: Metadata = {
  title: "Documentation",
  description:
    "Guides and reference of the IGNY8 API: quick start, keys, errors, webhooks and every operation.",
  alternates: { canonical: "/docs" },
};

export default function QuickStartPage() {
  return <GuideArticle guide={quickStart(reference().api)} />;
}
