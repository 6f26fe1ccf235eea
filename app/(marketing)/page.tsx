import type { Metadata } from "next";
import { BridgeSteps } from "@/components/marketing/bridge-steps";
import { ClosingCall } from "@/components/marketing/closing-call";
import { Features } from "@/components/marketing/features";
import { Hero } from "@/components/marketing/hero";
import { JsonLd } from "@/components/marketing/json-ld";
import { CreditPrices } from "@/components/marketing/pricing/credit-prices";
import { ProductPicture } from "@/components/marketing/product-picture";
import { Section } from "@/components/marketing/section";
import { env } from "@/lib/env";

export const revalidate = 60;
export const metadata: Metadata = { alternates: { canonical: "/" } };

export default function HomePage() {
  return (
    <>
      <Hero picture={<ProductPicture />} />
      <Section
        id="features"
        title="One account, everything in it"
        lead="What a site needs around its content, without a second tool."
      >
        <Features />
      </Section>
      <Section
        id="wordpress"
        className="bg-sunken"
        title="How the WordPress bridge works"
        lead="A plugin from us, a key from you. From then on IGNY8 knows what each site has published."
      >
        <BridgeSteps />
      </Section>
      <Section
        id="credits"
        title="What credits buy"
        lead="Each plan brings credits every month. These are the prices; the credits of an operation that failed can be given back."
      >
        <CreditPrices />
      </Section>
      <ClosingCall />
      <JsonLd
        facts={{
          "@type": "Organization",
          name: "IGNY8",
          url: env().APP_URL,
          logo: `${env().APP_URL}/icon-512.png`,
        }}
      />
    </>
  );
}
