import { describe, expect, test } from "vitest";
import { renderMail } from "../render-mail";
import { MAIL_TEMPLATES, mailDefinition } from ".";

describe("every letter", () => {
  const names = Object.keys(MAIL_TEMPLATES) as (keyof typeof MAIL_TEMPLATES)[];

  test.each(names)("%s renders as HTML and as plain text, with its links in both", async (name) => {
    const { subject, html, text } = await renderMail(name, mailDefinition(name).sample);
    expect(subject.length).toBeGreaterThan(5);
    expect(subject.length).toBeLessThan(80);
    expect(html).toContain("<html");
    expect(text.length).toBeGreaterThan(60);
    expect(`${html}${text}${subject}`).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
    const url = (mailDefinition(name).sample as { url?: string }).url;
    if (url) expect([html.includes(url), text.includes(url)]).toEqual([true, true]);
  });

  test.each(names)("%s loads nothing from anywhere", async (name) => {
    const { html } = await renderMail(name, mailDefinition(name).sample);
    expect(html).not.toMatch(/<img|<script|<link rel="stylesheet"|@import|url\(/);
  });

  test("shows what people typed as text, never as markup", async () => {
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
