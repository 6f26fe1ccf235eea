import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_SITE_URL_LENGTH, normaliseSiteUrl } from "./site-url";

const urlOf = (typed: string) => {
  const result = normaliseSiteUrl(typed);
  return result.ok ? result.url : undefined;
};

describe("a site's address", () => {
  it.each([
    ["https://Example.COM/", "https://example.com"],
    ["  example.com  ", "https://example.com"],
    ["//example.com", "https://example.com"],
    ["http://example.com:80/", "http://example.com"],
    ["https://example.com:443", "https://example.com"],
    ["https://example.com:8443/blog/", "https://example.com:8443/blog"],
    ["example.com:8080", "https://example.com:8080"],
    ["https://example.com/blog//news/?utm=1#top", "https://example.com/blog/news"],
    ["https://example.com./", "https://example.com"],
    ["https://münchen.de/Über uns", "https://xn--mnchen-3ya.de/%C3%9Cber%20uns"],
    ["https://例え.jp", "https://xn--r8jz45g.jp"],
    ["HTTPS://WWW.BBC.CO.UK", "https://www.bbc.co.uk"],
    ["https://me.github.io/project/", "https://me.github.io/project"],
  ])("%s is kept as %s", (typed, kept) => expect(urlOf(typed)).toBe(kept));

  it.each([
    "",
    "javascript:alert(1)",
    "JavaScript://example.com/%0aalert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<b>x</b>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "ftp://example.com",
    "mailto:olivia@example.com",
    "https://user:secret@example.com",
    "https://example.com@evil.example",
    "localhost",
    "http://localhost:3000",
    "http://app.localhost",
    "http://127.0.0.1",
    "http://0x7f.1",
    "http://2130706433",
    "http://[::1]:3000/",
    "http://169.254.169.254/latest/meta-data",
    "http://printer.local",
    "http://db.internal",
    "https://com",
    "https://co.uk",
    "https://a..example.com",
    "https://-example.com",
    "https://exa mple.com",
    "https://https://example.com",
    `https://${"a".repeat(64)}.com`,
    `https://example.com/${"a".repeat(MAX_SITE_URL_LENGTH)}`,
  ])("%j is refused with a reason", (typed) => {
    const result = normaliseSiteUrl(typed);
    expect(result).toMatchObject({ ok: false });
    expect(!result.ok && result.reason).toMatch(/^[A-Z].+\.$/);
  });

  it("shows an internationalised name as people write it", () => {
    expect(normaliseSiteUrl("https://xn--mnchen-3ya.de")).toMatchObject({ domain: "münchen.de" });
    expect(normaliseSiteUrl("https://MÜNCHEN.de")).toMatchObject({ domain: "münchen.de" });
  });

  it("has one spelling: what was normalised once stays as it is", () => {
    const address = fc.webUrl({ withFragments: true, withQueryParameters: true });
    fc.assert(
      fc.property(address, (typed) => {
        const url = urlOf(typed);
        if (url !== undefined) expect(urlOf(url)).toBe(url);
      }),
      { numRuns: 500 },
    );
  });

  it("never fails on what people paste, and never lets anything but http and https through", () => {
    const pasted = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .tuple(fc.constantFrom("javascript:", "data:", "https://", "//", "\\\\"), fc.string())
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(pasted, (typed) => {
        const url = urlOf(typed);
        if (url === undefined) return;
        expect(url).toMatch(/^https?:\/\/[^/@?#]+\.[^/@?#]+(\/[^?#]*[^/?#])?$/);
        expect(url.length).toBeLessThanOrEqual(MAX_SITE_URL_LENGTH);
      }),
      { numRuns: 2000 },
    );
  });
});
