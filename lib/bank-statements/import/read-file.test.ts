import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { camtFile, OWN_IBAN } from "@/test/statements/camt";
import { readStatements } from "@/test/statements/read";

const PAYER = { name: "Petra & Söhne".replace("&", "&amp;"), iban: "NL91ABNA0417164300" };
const LINE = { amount: "139.00", text: "INV-7-202601-0001", reference: "B-1", ...PAYER };

const GERMAN_MT940 = `:20:STARTUMS
:25:37040044/0532013000
:28C:00012/001
:60F:C260130EUR1000,00
:61:2601310131CR139,00NTRFNONREF//B-1
:86:166?00GUTSCHRIFT?109310?20EREF+E-77?21SVWZ+INV-7-2026?2201-0001 Da
nke?30ABNANL2A?31NL91ABNA0417164300?32Petra und ?33Söhne
:61:2601300131D0,50NCHGNONREF
Fees
:86:808?00ENTGELT?20Pauschale
:62F:C260131EUR1138,50
-
`;

const DUTCH_MT940 = `ABNANL2A
940
ABNANL2A
:20:ABN AMRO BANK NV
:25:NL02ABNA0123456789
:28C:3/1
:60F:C260130EUR0,00
:61:2601310131C139,00N654NONREF
:86:/TRTP/SEPA OVERBOEKING/IBAN/DE75512108001245126199/BIC/SOGEDEFF/NAM
E/P. JANSEN/REMI/INV-7-202601-0001/EREF/NOTPROVIDED
:62F:C260131EUR139,00
-
`;

const MT942 = `:20:INTERIM
:25:${OWN_IBAN}
:28C:0
:34F:EUR0,
:13D:2601311200+0100
:61:2601310131C139,00NTRFNONREF//B-1
:86:INV-7-202601-0001
-
`;

const OFX1 = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>121000358<ACCTID>000123456789<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260101<DTEND>20260131
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260131120000[-5:EST]<TRNAMT>139.00<FITID>F-1<NAME>Petra &amp; Co<MEMO>INV-7-202601-0001</STMTTRN>
<STMTTRN><TRNTYPE>FEE<DTPOSTED>20260131<TRNAMT>-2.5<FITID>F-2<NAME>Bank</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>1136.50<DTASOF>20260131</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

const OFX2 = OFX1.replace(
  /^[\s\S]*?(?=<OFX>)/,
  '<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n',
).replace(
  /<(CURDEF|BANKID|ACCTID|ACCTTYPE|DTSTART|DTEND|TRNTYPE|DTPOSTED|TRNAMT|FITID|NAME|MEMO|BALAMT|DTASOF)>([^<\n]+)/g,
  "<$1>$2</$1>",
);

const GERMAN_CSV = `"Konto";"Girokonto"\n"Auszug";"Januar 2026"\n\n
Buchungstag;Wertstellung;Auftraggeber/Begünstigter;IBAN Zahlungsbeteiligter;Verwendungszweck;Betrag;Währung
31.01.2026;31.01.2026;Petra und Söhne;NL91ABNA0417164300;"INV-7-202601-0001; Danke";1.139,00;EUR
31.01.26;01.02.2026;Bank;;Entgelt;-2,50;EUR
`;

const ENGLISH_CSV = `Date,Description,Money out,Money in,Balance
2026-01-31,"INV-7-202601-0001 ""thanks""",,"1,139.00",2139.00
2026-02-01,Fee,2.50,,2136.50
`;

describe("a statement is read alike, whatever the bank writes it in", () => {
  it.each([
    ["CAMT.053 version 2", camtFile({ version: 2, lines: [LINE] })],
    ["CAMT.053 version 4", camtFile({ version: 4, lines: [LINE] })],
    ["CAMT.053 version 8", camtFile({ version: 8, lines: [LINE] })],
    ["CAMT.053 version 12", camtFile({ version: 12, lines: [LINE] })],
    ["CAMT.052", camtFile({ message: "052", lines: [LINE] })],
    ["CAMT.054", camtFile({ message: "054", version: 4, lines: [LINE] })],
    ["MT940 of Germany", GERMAN_MT940],
    ["MT940 of the Netherlands", DUTCH_MT940],
    ["MT942", MT942],
    ["OFX 1", OFX1],
    ["OFX 2", OFX2],
  ])("%s", async (_, file) => {
    for (const chunkBytes of [7, 65_536]) {
      const [statement] = await readStatements(file, chunkBytes);
      const line = statement!.lines[0]!;
      expect({ ...line, text: line.text.replace(" Danke", "") }).toMatchObject({
        bookedOn: "2026-01-31",
        valueOn: "2026-01-31",
        amountCents: 13_900,
        text: "INV-7-202601-0001",
      });
      expect(line.currency).toBe(statement!.currency);
    }
  });

  it("with who paid, the bank's reference, the payer's own, and the balances", async () => {
    const camt = camtFile({
      opening: "1000.00",
      closing: "1139.00",
      lines: [{ ...LINE, endToEndId: "E-77" }],
    });
    const [first] = await readStatements(camt);
    expect(first).toMatchObject({
      account: OWN_IBAN,
      number: "1",
      kind: "booked",
      opening: { cents: 100_000 },
    });
    expect(first).toMatchObject({ closing: { cents: 113_900, on: "2026-01-31" } });
    const [second] = await readStatements(GERMAN_MT940);
    expect(second).toMatchObject({
      account: "37040044/0532013000",
      number: "12/1",
      closing: { cents: 113_850 },
    });
    const same = { reference: "B-1", endToEndId: "E-77", otherAccount: PAYER.iban };
    expect(first!.lines[0]).toMatchObject({ ...same, otherName: "Petra & Söhne" });
    expect(second!.lines[0]).toMatchObject({ ...same, otherName: "Petra und Söhne" });
    expect(second!.lines[1]).toMatchObject({
      amountCents: -50,
      bookedOn: "2026-01-31",
      valueOn: "2026-01-30",
    });
  });

  it("CSV: the header is found under the bank's own lines, with comma or point, one column or two", async () => {
    const [german] = await readStatements(GERMAN_CSV);
    expect(german!.lines.map(({ amountCents, line }) => ({ amountCents, line }))).toEqual([
      { amountCents: 113_900, line: 6 },
      { amountCents: -250, line: 7 },
    ]);
    expect(german!.lines[0]).toMatchObject({ text: "INV-7-202601-0001; Danke", otherAccount: PAYER.iban });
    const [english] = await readStatements(ENGLISH_CSV);
    expect(english!.lines.map(({ amountCents }) => amountCents)).toEqual([113_900, -250]);
    expect(english!.lines[0]!.text).toBe('INV-7-202601-0001 "thanks"');
  });

  it.each([
    ["a column's name", "Date,Amount (GBP),Description\n2026-01-31,139.00,A\n", "GBP"],
    ["a column's name, with a sign", "Datum;Betrag (£);Verwendungszweck\n31.01.2026;139,00;A\n", "GBP"],
    ["a column", "Date,Amount,Currency,Description\n2026-01-31,139.00,CHF,A\n", "CHF"],
    ["each amount", "Date,Amount,Description\n2026-01-31,139.00 PLN,A\n", "PLN"],
    ["a line above", "Währung:;CHF\n\nDatum;Betrag;Verwendungszweck\n31.01.2026;139,00;A\n", "CHF"],
  ])("CSV: the currency is what %s says", async (_, text, currency) => {
    const [statement] = await readStatements(text);
    expect(statement).toMatchObject({ currency, isCurrencyAssumed: false, lines: [{ amountCents: 13_900 }] });
  });

  it("CSV: where nothing names the currency, it is ours and said to be assumed", async () => {
    const [statement] = await readStatements("Date,Amount,Description\n2026-01-31,139.00,A\n");
    expect(statement).toMatchObject({ currency: "EUR", isCurrencyAssumed: true });
  });

  it("CSV: rows that are announced, turned down or taken back are left out, and counted", async () => {
    const rows = [
      "COMPLETED,1.00,A",
      "PENDING,2.00,B",
      "REVERTED,3.00,C",
      "DECLINED,4.00,D",
      "completed,5.00,E",
    ];
    const [statement] = await readStatements(
      `Date,State,Amount,Currency,Description\n${rows.map((row) => `2026-01-31,${row.replace(/,([A-E])$/, ",EUR,$1")}`).join("\n")}\n`,
    );
    expect(statement!.lines.map(({ amountCents }) => amountCents)).toEqual([100, 500]);
    expect(statement!.pendingCount).toBe(3);
  });

  it("CSV: a column named so whose words say nothing of booking leaves no row out", async () => {
    const [statement] = await readStatements("Date,Amount,Info,Description\n2026-01-31,139.00,rent,A\n");
    expect(statement!.lines).toHaveLength(1);
  });

  it("OFX: what the payer paid in is not the account's currency", async () => {
    const original = "<ORIGCURRENCY><CURRATE>1.1<CURSYM>USD</ORIGCURRENCY>";
    const transaction = `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260131<TRNAMT>139.00<FITID>F1<NAME>Petra${original}</STMTTRN>`;
    const [statement] = await readStatements(
      `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>${transaction}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`,
    );
    expect(statement).toMatchObject({ currency: "EUR", lines: [{ amountCents: 13_900 }] });
  });

  it("in the encoding that banks of Western Europe still write in", async () => {
    const [csv] = await readStatements(Buffer.from(GERMAN_CSV, "latin1"));
    expect(csv!.lines[0]!.otherName).toBe("Petra und Söhne");
    const declared = camtFile({ lines: [LINE] }).replace("UTF-8", "ISO-8859-1");
    const [camt] = await readStatements(Buffer.from(declared, "latin1"));
    expect(camt!.lines[0]!.otherName).toBe("Petra & Söhne");
  });

  it.each([
    ["Windows-1252", "latin1", 1024],
    ["Windows-1252, cut at its first letter", "latin1", 1],
    ["UTF-8", "utf8", 1024],
    ["UTF-8, cut within its first letter", "utf8", 1],
  ] as const)("in %s where its first letter beyond ASCII comes late", async (_, encoding, size) => {
    const plain = "2026-01-31,Shop,Coffee,-1.00,EUR\n".repeat(3000);
    const [start, last] = [
      "Date,Name,Description,Amount,Currency\n",
      "2026-01-31,Jörg Söhne,Rest,5.00,EUR\n",
    ];
    const [csv] = await readStatements(Buffer.from(start + plain + last, encoding), size);
    expect(csv!.lines.at(-1)!.otherName).toBe("Jörg Söhne");
  });

  it.each([1024, 7, 1])("OFX: values in CDATA, in parts of %i bytes", async (size) => {
    const memo = "<MEMO><![CDATA[INV-7-202601-0001 <b> & thanks]]></MEMO>";
    const file = OFX2.replace(
      "<NAME>Petra &amp; Co</NAME>",
      "<NAME><![CDATA[Petra]]> &amp; Co</NAME>",
    ).replace("<MEMO>INV-7-202601-0001</MEMO>", memo);
    expect(file).toContain(memo);
    const [statement] = await readStatements(file, size);
    expect(statement!.lines).toMatchObject([
      { text: "INV-7-202601-0001 <b> & thanks", otherName: "Petra & Co", amountCents: 13_900 },
      { otherName: "Bank" },
    ]);
  });

  it("several statements in a file, and several files of any kind in a ZIP", async () => {
    const two = camtFile({ number: "1", lines: [LINE] }, { number: "2", lines: [] });
    expect((await readStatements(two)).map(({ number, lines }) => [number, lines.length])).toEqual([
      ["1", 1],
      ["2", 0],
    ]);
    const zip = zipSync({
      "a/one.xml": strToU8(two),
      "two.sta": strToU8(GERMAN_MT940),
      "__MACOSX/._one": strToU8("x"),
    });
    expect((await readStatements(zip, 100)).map(({ format }) => format)).toEqual(["camt", "camt", "mt940"]);
  });
});

describe("what an entry is", () => {
  const batch = (amounts: string[], whole: string) =>
    camtFile({ lines: [{ amount: whole, reference: "BATCH" }] }).replace(
      /<NtryDtls>[\s\S]*<\/NtryDtls>/,
      `<NtryDtls><Btch/>${amounts.map((amount, at) => `<TxDtls><Refs><EndToEndId>E${at}</EndToEndId></Refs><Amt Ccy="USD">${amount}</Amt><RmtInf><Ustrd>part ${at}</Ustrd></RmtInf></TxDtls>`).join("")}</NtryDtls>`,
    );

  it("of a batch: each payment, where they add up to the entry", async () => {
    const [statement] = await readStatements(batch(["100.00", "39.00"], "139.00"));
    expect(statement!.lines).toMatchObject([
      { amountCents: 10_000, entryCents: 13_900, endToEndId: "E0", text: "part 0" },
      { amountCents: 3_900, entryCents: 13_900, endToEndId: "E1", text: "part 1" },
    ]);
  });

  it("of a batch that does not add up: the entry, which is what the bank has booked", async () => {
    const [statement] = await readStatements(batch(["100.00", "38.00"], "139.00"));
    expect(statement!.lines).toMatchObject([{ amountCents: 13_900, text: "part 0 part 1", endToEndId: "" }]);
  });

  it("beside others in one piece of the file: its own", async () => {
    const lines = ["one", "two", "three"].map((text) => ({ ...LINE, text, endToEndId: `E-${text}` }));
    const [statement] = await readStatements(camtFile({ lines }), 65_536);
    expect(statement!.lines.map(({ text, endToEndId }) => [text, endToEndId])).toEqual([
      ["one", "E-one"],
      ["two", "E-two"],
      ["three", "E-three"],
    ]);
  });

  it("that is only announced: left out, and counted", async () => {
    const [statement] = await readStatements(camtFile({ lines: [{ ...LINE, status: "PDNG" }, LINE] }));
    expect(statement).toMatchObject({ pendingCount: 1, lines: [{ amountCents: 13_900 }] });
  });

  it("a debit is negative, and a return is marked", async () => {
    const back = { ...LINE, side: "DBIT" as const, isReversal: true };
    const [statement] = await readStatements(camtFile({ lines: [back] }));
    expect(statement!.lines).toMatchObject([{ amountCents: -13_900, isReversal: true }]);
    const [swift] = await readStatements(GERMAN_MT940.replace("CR139", "RC139"));
    expect(swift!.lines[0]).toMatchObject({ amountCents: -13_900, isReversal: true });
  });

  it("a 30 February of banks that count 30 days a month is its last day; other such days don't exist", async () => {
    const [statement] = await readStatements(GERMAN_MT940.replace(":61:2601310131", ":61:2602300228"));
    expect(statement!.lines[0]).toMatchObject({ valueOn: "2026-02-28", bookedOn: "2026-02-28" });
    await expect(readStatements(GERMAN_MT940.replace(":61:260131", ":61:260132"))).rejects.toThrow(
      "Line 5: expected a day",
    );
  });

  it("a day of the other year, where value and booking lie on both sides of New Year", async () => {
    const [statement] = await readStatements(GERMAN_MT940.replace(":61:2601310131", ":61:2512310102"));
    expect(statement!.lines[0]).toMatchObject({ valueOn: "2025-12-31", bookedOn: "2026-01-02" });
  });
});
