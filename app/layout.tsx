import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { dark, light } from "@/components/ui/palette";
import { env } from "@/lib/env";
import { inter, interExtended } from "./fonts";
import "./globals.css";

const DESCRIPTION =
  "Plan, write and publish content for your WordPress sites: one account for your team, your sites and your credits.";

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: "IGNY8: content for your WordPress sites", template: "%s · IGNY8" },
    description: DESCRIPTION,
    applicationName: "IGNY8",
    openGraph: { type: "website", siteName: "IGNY8", description: DESCRIPTION },
    twitter: { card: "summary_large_image" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: light.background },
    { media: "(prefers-color-scheme: dark)", color: dark.background },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${inter.variable} ${interExtended.variable}`}>
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
