import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";
import { env } from "@/lib/env";
import { MAIL_COLOURS } from "./colours";

const FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const INK = MAIL_COLOURS.text;
const QUIET = MAIL_COLOURS.muted;

interface LayoutProps {
  /** The line that mail programs show beside the subject. */
  preview: string;
  heading: string;
  /** Why it comes, where the reader need not have an account: what follows "You're receiving this email because". */
  because?: string;
  children: ReactNode;
}

/** The frame of every email: one column, no images, nothing loaded from anywhere. */
export function MailLayout({ preview, heading, because, children }: LayoutProps) {
  return (
    <Html lang="en">
      <Head />
      <Preview>{preview}</Preview>
      <Body
        style={{ backgroundColor: MAIL_COLOURS.background, fontFamily: FONT, margin: 0, padding: "24px 0" }}
      >
        <Container style={{ maxWidth: 520 }}>
          <NameMark />
          <Section style={CARD}>
            <Heading as="h1" style={{ color: INK, fontSize: 20, lineHeight: "28px", margin: "0 0 16px" }}>
              {heading}
            </Heading>
            {children}
          </Section>
          <Footer because={because} />
        </Container>
      </Body>
    </Html>
  );
}

const LINK = { color: MAIL_COLOURS.brand };
const CARD = {
  backgroundColor: MAIL_COLOURS.surface,
  border: `1px solid ${MAIL_COLOURS.border}`,
  borderRadius: 12,
  padding: "28px 32px",
};
const MARK = {
  backgroundColor: MAIL_COLOURS.brand,
  borderRadius: 6,
  color: MAIL_COLOURS["on-brand"],
  display: "inline-block",
  fontWeight: 700,
  lineHeight: "24px",
  marginRight: 8,
  textAlign: "center" as const,
  width: 24,
};

/** Drawn with type: mail programs hide pictures. */
function NameMark() {
  return (
    <Text style={{ color: INK, fontSize: 18, fontWeight: 700, lineHeight: "24px", margin: "0 0 12px" }}>
      <span aria-hidden data-skip-in-text="true" style={MARK}>
        8
      </span>
      IGNY8
    </Text>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={{ color: INK, fontSize: 15, lineHeight: "24px", margin: "0 0 16px" }}>{children}</Text>;
}

/** What somebody wrote, word by word. */
export function Quote({ children }: { children: ReactNode }) {
  return (
    <Text
      style={{
        borderLeft: `3px solid ${MAIL_COLOURS.border}`,
        color: INK,
        fontSize: 15,
        lineHeight: "24px",
        margin: "0 0 16px",
        paddingLeft: 12,
      }}
    >
      {children}
    </Text>
  );
}

/** Names and values, one a line. */
export function FactList({ items }: { items: readonly (readonly [string, string])[] }) {
  return (
    <Text style={{ color: INK, fontSize: 15, lineHeight: "24px", margin: "0 0 16px" }}>
      {items.map(([label, value]) => (
        <span key={label} style={{ display: "block" }}>
          {label}: <strong>{value}</strong>
          <br />
        </span>
      ))}
    </Text>
  );
}

const SMALL = { color: QUIET, fontSize: 13, lineHeight: "20px", margin: "16px 0 0" };

export function Small({ children }: { children: ReactNode }) {
  return <Text style={SMALL}>{children}</Text>;
}

/** The one thing to do, and the same address in full, for programs that hide buttons; plain text has it once. */
export function Action({ href, children }: { href: string; children: ReactNode }) {
  return (
    <>
      <Button
        href={href}
        style={{
          backgroundColor: MAIL_COLOURS.brand,
          borderRadius: 8,
          color: MAIL_COLOURS["on-brand"],
          fontSize: 15,
          fontWeight: 600,
          padding: "12px 20px",
        }}
      >
        {children}
      </Button>
      <Text data-skip-in-text="true" style={SMALL}>
        Or open this address:{" "}
        <Link href={href} style={LINK}>
          {href}
        </Link>
      </Text>
    </>
  );
}

function Footer({ because = "of your account at" }: Pick<LayoutProps, "because">) {
  const { APP_URL, SUPPORT_EMAIL } = env();
  return (
    <>
      <Hr style={{ borderColor: MAIL_COLOURS.border, margin: "24px 0 12px" }} />
      <Text style={{ color: QUIET, fontSize: 12, lineHeight: "18px", margin: 0 }}>
        You're receiving this email because {because}{" "}
        <Link href={APP_URL} style={LINK}>
          {new URL(APP_URL).host}
        </Link>
        . Questions:{" "}
        <Link href={`mailto:${SUPPORT_EMAIL}`} style={LINK}>
          {SUPPORT_EMAIL}
        </Link>
      </Text>
    </>
  );
}
