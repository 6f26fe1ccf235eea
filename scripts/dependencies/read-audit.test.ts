import { describe, expect, it } from "vitest";
import { readAudit } from "./read-audit";

describe("what the look at known advisories says", () => {
  it("names the package, how bad it is, and whether there is a way out", () => {
    const vulnerabilities = { left: { severity: "high", range: "<1.2.3", fixAvailable: true } };
    expect(readAudit(JSON.stringify({ vulnerabilities }))).toEqual({
      wasAnswered: true,
      lines: ["high: left <1.2.3, and a release without it is out"],
    });
  });

  it("says so when nothing is known", () => {
    const outcome = readAudit(JSON.stringify({ vulnerabilities: {} }));
    expect(outcome).toEqual({ wasAnswered: true, lines: ["No known advisory is about a package in use."] });
  });

  it.each(["", "<html>", "{}", JSON.stringify({ message: "405 Method Not Allowed", statusCode: 405 })])(
    "never takes %j for good news",
    (stdout) => {
      const { wasAnswered, lines } = readAudit(stdout);
      expect(wasAnswered).toBe(false);
      expect(lines[0]).toMatch(/were not looked up: no registry answered/);
    },
  );
});
