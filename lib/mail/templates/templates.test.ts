/** Guards lib/mail/templates/, lib/mail/layout/, lib/mail/render-mail.ts. */
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "@/test/architecture/source-files";
import { renderMail } from "../render-mail";
import { holdsSecret, MAIL_TEMPLATES, mailDefinition } from ".";

describe("every letter", () => {
  const names = Object.keys(MAIL_TEMPLATES) as (keyof typeof MAIL_TEMPLATES)[];

  it.each(names)("%s renders as HTML and as plain text, with its links in both", async (name) => {
    const { subject, html, text } = await renderMail(name, mailDefinition(name).sample);
    expect(subject.length).toBeGreaterThan(5);
    expect(subject.length).toBeLessThan(80);
    expect(html).toContain("<html");
    expect(text.length).toBeGreaterThan(60);
    expect(`${html}${text}${subject}`).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
    const url = (mailDefinition(name).sample as { url?: string }).url;
    if (url) expect([html.includes(url), text.includes(url)]).toEqual([true, true]);
  });

  it.each(names)(
    "%s reads well as plain text: the name without its mark, each address once",
    async (name) => {
      const { text } = await renderMail(name, mailDefinition(name).sample);
      expect(text).toMatch(/^IGNY8\n/);
      const said = text.match(/https?:\/\/[^\s,]+[^\s,.]/g) ?? [];
      expect(said).toEqual([...new Set(said)]);
    },
  );

  it.each(names)("%s loads nothing from anywhere", async (name) => {
    const { html } = await renderMail(name, mailDefinition(name).sample);
    expect(html).not.toMatch(/<img|<script|<link rel="stylesheet"|@import|url\(/);
  });

  it("is registered: no file of a letter lies about unused", () => {
    const inside = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" });
    const files = inside.filter((file) => file.endsWith(".tsx")).map((file) => basename(file, ".tsx"));
    expect(names.toSorted()).toEqual(files.toSorted());
  });

  it("that a customer should get about their account and money is there", () => {
    expect(names).toEqual(
      expect.arrayContaining([
        ...["welcome", "verify-email", "reset-password", "invoice", "payment-received", "transfer-rejected"],
        ...["trial-ending", "trial-ended", "renewal-due", "past-due", "suspended", "plan-changed"],
        ...["key-created", "invitation"],
      ]),
    );
  });

  it("is written by somebody", () => {
    const senders = sourceFiles().filter(
      ({ name }) => /^lib\//.test(name) && !/^lib\/mail\/|\.test\.ts/.test(name),
    );
    const unsent = names.filter((name) => !senders.some(({ text }) => text.includes(`"${name}"`)));
    expect(unsent).toEqual([]);
  });

  const naming = names.filter((name) => "accountName" in mailDefinition(name).sample);
  it.each(naming)(
    "%s makes no link of an account that is called by a domain, and has no name in its subject",
    async (name) => {
      const props = { ...mailDefinition(name).sample, accountName: "evil.example.com" };
      const { subject, html, text } = await renderMail(name, props);
      expect(subject).not.toContain("evil");
      expect(`${html}${text}`).not.toContain("evil.example");
    },
  );

  it("shows what people typed as text, never as markup", async () => {
    const { html, subject } = await renderMail("contact-message", {
      name: "<b>Nora</b>\r\nBcc: all@x.test",
      email: "nora@x.test",
      company: "",
      message: "<script>alert(1)</script>",
    });
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<b>Nora");
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

it("a link that opens an account is marked in its template, and nothing else is", () => {
  const marked = Object.keys(MAIL_TEMPLATES).filter(holdsSecret);
  const carrying = Object.entries(MAIL_TEMPLATES)
    .filter(([, { sample }]) => /token=|\/invite\//.test(JSON.stringify(sample)))
    .map(([name]) => name);
  expect(marked.toSorted()).toEqual(carrying.toSorted());
  expect(holdsSecret("transfer-rejected")).toBe(false);
});
