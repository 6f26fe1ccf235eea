import type { Metadata } from "next";
import { ContactForm } from "@/components/marketing/contact-form";
import { sendMessage } from "./actions";

export const revalidate = 60;
export const metadata: Metadata = {
  title: "Contact",
  description:
    "Questions about plans, invoices, the WordPress bridge or Enterprise: write to us, a person answers.",
  alternates: { canonical: "/contact" },
};

const TOPICS = [
  ["Enterprise", "How many sites and people, and what you publish in a month. We come back with an offer."],
  ["Billing", "Tell us the invoice number. Never send card details."],
  ["The WordPress bridge", "The versions of WordPress and PHP, and what the plugin's page says."],
] as const;

export default function ContactPage() {
  return (
    <div className="mx-auto grid max-w-6xl gap-12 px-4 py-14 sm:px-6 sm:py-20 lg:grid-cols-[1fr_20rem]">
      <div>
        <h1 className="text-4xl font-bold">Contact</h1>
        <p className="mt-3 mb-8 max-w-xl text-lg text-muted text-pretty">
          Ask us anything. A person reads it and replies by email.
        </p>
        <ContactForm action={sendMessage} />
      </div>
      <aside aria-label="What helps us to answer" className="lg:pt-32">
        <dl className="space-y-6">
          {TOPICS.map(([topic, text]) => (
            <div key={topic} className="border-l-2 border-brand pl-4">
              <dt className="font-semibold">{topic}</dt>
              <dd className="mt-0.5 text-muted">{text}</dd>
            </div>
          ))}
        </dl>
      </aside>
    </div>
  );
}
