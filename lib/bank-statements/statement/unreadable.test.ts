import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { camtFile } from "@/test/statements/camt";
import { readStatements } from "@/test/statements/read";

const camt = camtFile({ lines: [{ amount: "139.00", text: "INV-7" }] });
const MT940 =
  ":20:S\n:25:123\n:28C:1\n:60F:C260130EUR1,00\n:61:2601310131C139,00NTRFNONREF\n:86:INV-7\n:62F:C260131EUR140,00\n";
const CSV = "Date,Amount,Description\n2026-01-31,1.00,a\n";
const OFX =
  "<OFX><STMTRS><CURDEF>USD<ACCTID>1<STMTTRN><TRNAMT>1.00<DTPOSTED>20260131</STMTTRN></STMTRS></OFX>";

describe("a file that can't be read says which line, and what was expected", () => {
  it.each([
    [
      "an amount that is none",
      camt.replace("139.00", "139,00x"),
      /^Line 11: expected an amount such as 12.34 in Ntry\/Amt, found "139,00x"\.$/,
    ],
    ["a fraction of a cent", camt.replace("139.00", "139.005"), /^Line 11: expected an amount/],
    ["no currency", camt.replace('Amt Ccy="USD">139', "Amt>139"), /^Line 11: expected a currency/],
    [
      "no side",
      camt.replace("<CdtDbtInd>CRDT</CdtDbtInd>\n\n<Sts>", "<Sts>"),
      /expected CRDT or DBIT in Ntry\/CdtDbtInd, found nothing/,
    ],
    [
      "a day that doesn't exist",
      camt.replaceAll("2026-01-31", "2026-02-30"),
      /expected a day such as 2026-01-31, found "2026-02-30"/,
    ],
    ["XML that is cut off", camt.slice(0, camt.indexOf("<Ustrd>")), /^Line \d+: expected well-formed XML/],
    ["XML that is broken", camt.replace("</Ntry>", "</Entry>"), /^Line 21: expected well-formed XML/],
    [
      "a message without a statement",
      camt.replace(/<Stmt>[\s\S]*<\/Stmt>/, ""),
      /^expected a statement \(Stmt, Rpt or Ntfctn\)/,
    ],
    [
      "another message",
      camt.replaceAll("camt.053", "pain.001").replaceAll("BkToCstmrStmt", "CstmrCdtTrfInitn"),
      /^expected a CAMT\.052, \.053 or \.054 message or OFX, found "<Document>"/,
    ],
    [
      "MT940 with no beginning",
      MT940.replace(":20:S\n", ""),
      /^Line 1: expected field :20:, which begins a message, found ":25:"/,
    ],
    ["MT940 with no account", MT940.replace(":25:123\n", ""), /^Line 4: expected field :25:, the account/],
    [
      "MT940 with a second account",
      MT940.replace(":86:", ":25:"),
      /^Line 6: expected field :86:, :61: or :62F:, found ":25:"/,
    ],
    [
      "MT940 with an entry that is none",
      MT940.replace("C139,00", "139,00"),
      /^Line 5: expected an entry such as/,
    ],
    [
      "MT940 with a balance that is none",
      MT940.replace("EUR140,00", "EUR"),
      /^Line 7: expected a balance such as/,
    ],
    ["OFX that is cut off", OFX.replace("</STMTRS></OFX>", ""), /^Line 1: expected <\/STMTRS>/],
    [
      "OFX without an amount",
      OFX.replace("<TRNAMT>1.00", ""),
      /expected an amount such as -12\.34 in TRNAMT/,
    ],
    [
      "CSV with another row",
      `${CSV}${"2026-02-01,2.00,b\n".repeat(60)}2026-02-01,a lot,b\n`,
      /^Line 63: expected an amount such as 12\.34 or 12,34, found "a lot"/,
    ],
    [
      "CSV with a quotation mark that isn't closed",
      `${CSV}2026-02-01,"1.00,b\n`,
      /^(Line \d+: )?expected a row of CSV/,
    ],
    ["CSV with no header", "a,b\nc,d\n", /^Line 1: expected a header that names a date and an amount/],
    ["nothing", "", /^expected a statement, found nothing/],
    ["a picture", "\u0089PNG\r\n\u001a\n\u0000\u0000", /expected/],
  ])("%s", async (_, file, message) => {
    for (const chunkBytes of [11, 65_536]) {
      const refused = expect(readStatements(file, chunkBytes)).rejects;
      await refused.toMatchObject({ code: "statement_unreadable", message: expect.stringMatching(message) });
    }
  });
});

describe("a file can't make us read more than it holds", () => {
  const refused = (file: string | Uint8Array, message: RegExp) =>
    expect(readStatements(file)).rejects.toMatchObject({ message: expect.stringMatching(message) });

  it("no document types, so no entities of its own and none from elsewhere", async () => {
    const declared = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>';
    await refused(camt.replace("<Document", `${declared}<Document`), /without a document type/);
    const late = `${" ".repeat(70_000)}${declared}`;
    await refused(camt.replace("<GrpHdr>", "<GrpHdr>&y;"), /well-formed XML/);
    await refused(camt.replace("<Document", `${late}<Document`), /document type|CAMT/);
    await refused(OFX.replace("<OFX>", `<OFX>${declared}`), /without a document type/);
  });

  it("no nesting that nobody means, and no endless text", async () => {
    const deep = `${"<a>".repeat(60)}${"</a>".repeat(60)}`;
    await refused(camt.replace("<Ustrd>INV-7</Ustrd>", deep), /nested at most 40 deep/);
    await refused(camt.replace("INV-7", "x".repeat(30_000)), /at most 20000 characters/);
    await refused(MT940.replace("INV-7", "x".repeat(30_000)), /at most 5000 characters/);
    await refused(
      camt.replace("<Ustrd>INV-7</Ustrd>", "<Ustrd>a</Ustrd>".repeat(60_000)),
      /at most 50000 elements/,
    );
  });

  it("no ZIP in a ZIP, none without a file, none that is cut off", async () => {
    const zip = zipSync({ "one.xml": strToU8(camt) });
    await refused(zipSync({ "inner.zip": zip }), /no other ZIP/);
    await refused(zipSync({ "folder/": new Uint8Array() }), /expected a file in the ZIP/);
    await refused(zip.subarray(0, zip.length / 3), /expected/);
  });
});
