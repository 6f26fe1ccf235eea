import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, bankFiles, bankLines, bankStatements } from "@/db";
import { useDatabase } from "@/test/harness/database";
import { type CamtLine, camtFile, OWN_IBAN } from "@/test/statements/camt";
import { chunksOf } from "@/test/statements/read";
import { importStatement } from "./import-statement";

useDatabase();

const take = (text: string | Uint8Array, name = "statement.xml") => {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return importStatement({ name, open: () => chunksOf(bytes, 4096), actor: "terminal" });
};
/** Each test has an account of its own, so that their lines don't meet. */
let accounts = 0;
const ownAccount = () => `OWN${++accounts}`;
const linesOf = (account: string) =>
  asSystem((tx) =>
    tx.select().from(bankLines).where(eq(bankLines.ownAccount, account)).orderBy(bankLines.id),
  );
const cents = async (account: string) => (await linesOf(account)).map(({ amountCents }) => amountCents);

const coffee: CamtLine = { amount: "2.50", side: "DBIT", text: "Coffee" };
const paid: CamtLine = {
  amount: "139.00",
  text: "INV-7-202601-0001",
  name: "Petra",
  iban: "NL91 ABNA 0417 1643 00",
};
const other: CamtLine = { amount: "89.00", text: "INV-8-202601-0001", name: "Otto" };

describe("importing a statement", () => {
  it("writes its lines, all open, and says whether the balances agree with them", async () => {
    const account = ownAccount();
    const { replayed, statements } = await take(
      camtFile({ account, opening: "10.00", closing: "146.50", lines: [paid, coffee] }),
    );
    expect(replayed).toBe(false);
    expect(statements).toMatchObject([
      {
        ownAccount: account,
        lineCount: 2,
        knownCount: 0,
        openingCents: 1000,
        closingCents: 14_650,
        missingCents: 0,
      },
    ]);
    expect(await linesOf(account)).toMatchObject([
      { amountCents: 13_900, openCents: 13_900, otherAccount: "NL91ABNA0417164300", occurrence: 1 },
      { amountCents: -250, openCents: -250 },
    ]);
  });

  it("says what is missing where they don't", async () => {
    const account = ownAccount();
    const { statements } = await take(
      camtFile({ account, opening: "10.00", closing: "150.00", lines: [paid] }),
    );
    expect(statements[0]).toMatchObject({ missingCents: 100 });
  });

  it("leaves nothing behind of a file that breaks in the middle", async () => {
    const account = ownAccount();
    const broken = camtFile({ account, lines: [...Array(700).fill(paid), { ...paid, amount: "a lot" }] });
    await expect(take(broken)).rejects.toMatchObject({
      code: "statement_unreadable",
      details: { line: expect.any(Number), expected: expect.stringMatching(/amount/) },
    });
    expect(await linesOf(account)).toEqual([]);
    expect(await asSystem((tx) => tx.$count(bankStatements, eq(bankStatements.ownAccount, account)))).toBe(0);
  });
});

describe("what was imported is not imported again", () => {
  it("the same file, under another name and from many at the same moment", async () => {
    const account = ownAccount();
    const file = camtFile({ account, lines: [paid, paid] });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => take(file, `copy-${at}.xml`)));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ fileId }) => fileId)).size).toBe(1);
    expect(await cents(account)).toEqual([13_900, 13_900]);
    const { fileId } = answers[0]!;
    expect(await asSystem((tx) => tx.$count(bankFiles, eq(bankFiles.id, fileId)))).toBe(1);
  });

  it("an overlapping file: equal lines are counted, and a third coffee is new", async () => {
    const account = ownAccount();
    const interim = (lines: CamtLine[]) => camtFile({ message: "052", account, number: "", lines });
    await take(interim([coffee, coffee, paid]));
    const { statements } = await take(interim([coffee, paid, coffee, coffee, other]));
    expect(statements[0]).toMatchObject({ lineCount: 5, knownCount: 3, knownCents: 13_900 - 500 });
    expect((await cents(account)).sort()).toEqual([-250, -250, -250, 13_900, 8_900].sort());
  });

  it.each([
    ["with the bank's reference", { reference: "REFERENCE-1" }],
    ["without one", {}],
  ])("a line told by CAMT.054 and then by CAMT.053, %s", async (_, more) => {
    const account = ownAccount();
    await take(camtFile({ message: "054", account, number: "", lines: [{ ...paid, ...more }] }));
    const booked = { ...paid, ...more, text: `${paid.text} ` };
    await take(camtFile({ account, lines: [booked], opening: "0.00", closing: "139.00" }));
    expect(await cents(account)).toEqual([13_900]);
  });

  it("a batch told by its parts and then as one entry, and the other way round", async () => {
    for (const order of [0, 1]) {
      const account = ownAccount();
      const whole = camtFile({ account, lines: [{ amount: "139.00", reference: "BATCH-01" }] });
      const parts = camtFile({
        message: "054",
        account,
        number: "",
        lines: [{ amount: "139.00", reference: "BATCH-01" }],
      }).replace(
        /<NtryDtls>[\s\S]*<\/NtryDtls>/,
        '<NtryDtls><TxDtls><Amt Ccy="USD">100.00</Amt></TxDtls><TxDtls><Amt Ccy="USD">39.00</Amt></TxDtls></NtryDtls>',
      );
      for (const file of order === 0 ? [parts, whole] : [whole, parts]) await take(file);
      expect((await cents(account)).reduce((sum, each) => sum + each, 0)).toBe(13_900);
    }
  });

  it("the same day as MT940, whatever its line breaks", async () => {
    const swift = `:20:S\n:25:37040044/532013000\n:28C:0\n:60F:C260130USD0,00\n:61:2601310131C17,77NTRFNONREF\n:86:166?00X?20SVWZ+Rent of Ja?21nuary\n:62F:C260131USD17,77\n-\n`;
    await take(camtFile({ number: "", lines: [{ amount: "17.77", text: "Rent of January" }] }));
    const { statements } = await take(swift, "statement.sta");
    expect(statements[0]).toMatchObject({ ownAccount: OWN_IBAN, lineCount: 1, knownCount: 1 });
  });

  it("but equal lines of statements with different numbers are two, because those never overlap", async () => {
    const account = ownAccount();
    await take(camtFile({ account, number: "1", lines: [coffee] }));
    await take(camtFile({ account, number: "2", lines: [coffee] }));
    expect(await cents(account)).toEqual([-250, -250]);
    await take(camtFile({ account, number: "2", lines: [coffee], closing: "1.00" }));
    expect(await cents(account)).toEqual([-250, -250]);
  });

  it.each([
    ["a counter that begins again each month", "00001"],
    ["a reference that is used again", "0000000001"],
  ])("and two payments of one amount under %s are two, in different statements", async (_, reference) => {
    const account = ownAccount();
    const month = (number: string, day: string, who: string) =>
      `:20:S\n:25:${account}\n:28C:${number}/1\n:60F:C26${day}USD0,00\n:61:26${day}${day}C139,00NTRFNONREF//${reference}\n:86:166?00X?20Invoice of ${who}?32${who}\n:62F:C26${day}USD139,00\n-\n`;
    await take(month("1", "0131", "Petra"));
    await take(month("2", "0331", "Otto"));
    await take(month("3", "0331", "Anna"));
    expect((await linesOf(account)).map(({ otherName }) => otherName)).toEqual(["Petra", "Otto", "Anna"]);
  });

  it("but the same payment in two formats is one, though each numbers its statements on its own", async () => {
    const account = ownAccount();
    const reference = "2026013100001";
    await take(camtFile({ account, number: "31", lines: [{ ...paid, reference }] }));
    const { statements } = await take(
      `:20:S\n:25:${account}\n:28C:4/1\n:60F:C260131USD0,00\n:61:2601310131C139,00NTRFNONREF//${reference}\n:86:else\n:62F:C260131USD139,00\n-\n`,
    );
    expect(statements).toMatchObject([{ knownCount: 1 }]);
  });

  it("and two equal references of different amounts are two entries", async () => {
    const account = ownAccount();
    await take(
      camtFile({
        account,
        lines: [
          { ...paid, reference: "REFERENCE-2" },
          { ...other, reference: "REFERENCE-2" },
        ],
      }),
    );
    expect(await cents(account)).toEqual([13_900, 8_900]);
  });
});

describe("a bank's CSV", () => {
  const csv = (day: string) => `Date,Amount,Description\n${day},13.90,A\n`;

  it("is refused while its days can be read in two ways, and says so", async () => {
    await expect(take(csv("03/04/2026"), "a.csv")).rejects.toMatchObject({
      code: "statement_unreadable",
      message: expect.stringContaining("can be read in two ways"),
    });
  });

  it("keeps the mapping of a header that was sure once", async () => {
    await take(csv("2026-04-13"), "sure.csv");
    await expect(take(csv("03/04/2026"), "b.csv")).rejects.toMatchObject({
      message: expect.stringMatching(/Line 2: expected a day in the column of the booking date/),
    });
  });
});
