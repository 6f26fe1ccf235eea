import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import type { ReactNode } from "react";
import { env } from "@/lib/env";

const FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const INK = "#18181b";
const QUIET = "#71717a";

interface LayoutProps {
  /** The line that mail programs show beside the subject. */
  preview: string;
  heading: string;
  children: ReactNode;
}

/** The frame of every letter: one column, no images, nothing loaded from anywhere. */
export function MailLayout({ preview, heading, children }: LayoutProps) {
  return (
    <Html lang="en">
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: "#f4f4f5", fontFamily: FONT, margin: 0, padding: "24px 0" }}>
        <Container style={{ maxWidth: 520 }}>
          <Text style={{ color: INK, fontSize: 18, fontWeight: 700, margin: "0 0 12px" }}>IGNY8</Text>
          <Section style={{ backgroundColor: "#ffffff", borderRadius: 8, padding: "28px 32px" }}>
            <Heading as="h1" style={{ color: INK, fontSize: 20, lineHeight: "28px", margin: "0 0 16px" }}>
              {heading}
            </Heading>
            {children}
          </Section>
          <Footer />
        </Container>
      </Body>
    </Html>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={{ color: INK, fontSize: 15, lineHeight: "24px", margin: "0 0 16px" }}>{children}</Text>;
}

export function Small({ children }: { children: ReactNode }) {
  return (
    <Text style={{ color: QUIET, fontSize: 13, lineHeight: "20px", margin: "16px 0 0" }}>{children}</Text>
  );
}

/** The one thing to do, and the same address in full, for programs that hide buttons. */
export function Action({ href, children }: { href: string; children: ReactNode }) {
  return (
    <>
      <Button
        href={href}
        style={{
          backgroundColor: INK,
          borderRadius: 6,
          color: "#ffffff",
          fontSize: 15,
          fontWeight: 600,
          padding: "12px 20px",
        }}
      >
        {children}
      </Button>
      <Small>
        Or open this address: <Link href={href}>{href}</Link>
      </Small>
    </>
  );
}

function Footer() {
  const { APP_URL, SUPPORT_EMAIL } = env();
  return (
    <>
      <Hr style={{ borderColor: "#e4e4e7", margin: "24px 0 12px" }} />
      <Text style={{ color: QUIET, fontSize: 12, lineHeight: "18px", margin: 0 }}>
        You get this letter because of your account at <Link href={APP_URL}>{new URL(APP_URL).host}</Link>.
        Questions: <Link href={`mailto:${SUPPORT_EMAIL}`}>{SUPPORT_EMAIL}</Link>
      </Text>
    </>
  );
}
