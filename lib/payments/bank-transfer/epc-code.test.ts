import QRCode from "qrcode";
import { describe, expect, it } from "vitest";
import { epcCode, epcText, qrPath } from "./epc-code";

const DETAILS = {
  invoice_id: 7,
  beneficiary: "IGNY8 Ltd",
  bank: "Example Bank",
  iban: "DE89370400440532013000",
  bic: "COBADEFFXXX",
  reference: "INV-12-202611-0001",
  creditor_reference: null,
  amount: "139.00",
  currency: "EUR",
  notice: null,
};

describe("the code for banking apps", () => {
  it("has the lines of EPC069-12, version 2, in their order", () => {
    expect(epcText(DETAILS).split("\n")).toEqual([
      "BCD",
      "002",
      "1",
      "SCT",
      "COBADEFFXXX",
      "IGNY8 Ltd",
      "DE89370400440532013000",
      "EUR139.00",
      "",
      "",
      "INV-12-202611-0001",
    ]);
  });

  it("carries a structured reference as one, and then no other", () => {
    const lines = epcText({ ...DETAILS, creditor_reference: "RF18539007547034" }).split("\n");
    expect(lines.slice(7)).toEqual(["EUR139.00", "", "RF18539007547034"]);
  });

  it("takes IBAN and BIC as people write them", () => {
    const written = { ...DETAILS, iban: "de89 3704 0044 0532 0130 00", bic: " cobadeff xxx " };
    expect(epcText(written)).toBe(epcText(DETAILS));
  });

  it("keeps each element to its length and to its line, and letters whole", () => {
    const long = { ...DETAILS, beneficiary: `Größe\n${"𝔸".repeat(100)}`, reference: "R".repeat(200) };
    const lines = epcText(long).split("\n");
    expect(lines).toHaveLength(11);
    expect(lines[5]).toBe(`Größe ${"𝔸".repeat(64)}`);
    expect(lines[10]).toHaveLength(140);
  });

  it("stays within the 331 bytes and the QR version 13 that the standard allows", () => {
    const reference = `INV-${Number.MAX_SAFE_INTEGER}-202611-99999`;
    const widest = { ...DETAILS, beneficiary: "Ł".repeat(70), reference, amount: "999999.99" };
    expect(Buffer.byteLength(epcText(widest))).toBeLessThanOrEqual(331);
    expect(qrPath(epcText(widest)).size).toBeLessThanOrEqual(69);
  });

  it("is there for euros only", () => {
    expect(epcCode(DETAILS)).toEqual(qrPath(epcText(DETAILS)));
    for (const currency of ["USD", "GBP", "CHF"]) expect(epcCode({ ...DETAILS, currency })).toBeUndefined();
  });

  it("draws exactly the dark modules of its text, with error correction M", () => {
    const { size, path } = qrPath(epcText(DETAILS));
    const { modules } = QRCode.create(epcText(DETAILS), { errorCorrectionLevel: "M" });
    const drawn = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));
    expect(size).toBe(modules.size);
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1) expect(drawn.has(`${x},${y}`)).toBe(Boolean(modules.get(y, x)));
  });
});
